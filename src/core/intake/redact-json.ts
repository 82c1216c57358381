import { nameMembers, plainName, valueMembers } from './redact-members.js';

/** Replaces one value: its text, the member that holds it or that another one names (`isNamed`), and the member around it. */
export type HideValue = (value: string, name: string, parent: string, isNamed?: boolean) => string;

/** Whether a text is JSON, or lines of JSON: it begins with an object or a list. */
export function isJsonText(text: string): boolean {
  const start = skipBlanks(text, 0);
  const open = text[start];
  if (open !== '{' && open !== '[') return false;
  const next = text[skipBlanks(text, start + 1)];
  return open === '{' ? next === '"' || next === '}' : next === '{' || next === '[' || next === '"' || next === ']';
}

/** An object that is open, or a list with the name of the member that holds it. */
interface Frame {
  /** The member that holds it. */
  readonly name: string;
  readonly isObject: boolean;
  /** The member that is being read. */
  member: string;
  /** What a member such as `name` or `key` said; it names the `value` beside it. */
  said: string;
}

/** Frames deeper than this are counted and not kept. */
const deepest = 500;

/**
 * Replaces the strings of JSON, member by member, without building the tree, so that 100 MB need no more memory than their
 * text. Everything between the strings stays byte by byte; strings in which nothing is replaced do, too. Cut-off and damaged
 * JSON comes out as far as it goes; what is no JSON in between goes through `hideText`.
 */
export function redactJson(text: string, hide: HideValue, hideText: (text: string) => string): string {
  const out: string[] = [];
  const frames: Frame[] = [];
  let tooDeep = 0;
  let from = 0;
  let copied = 0;
  let lastKey = '';
  const put = (start: number, end: number, made: string) => {
    out.push(text.slice(copied, start), made);
    copied = end;
  };
  const between = (to: number, name: string) => {
    if (to <= from) return;
    const stretch = text.slice(from, to);
    const made = isPunctuation(stretch) ? withoutCoordinates(stretch, name) : hideText(stretch);
    if (made !== stretch) put(from, to, made);
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const frame = frames.at(-1);
    if (code === 123 /* { */ || code === 91 /* [ */) {
      if (frames.length >= deepest) tooDeep++;
      else frames.push({ name: frame === undefined ? '' : frame.isObject ? frame.member : frame.name, isObject: code === 123, member: '', said: '' });
    } else if (code === 125 /* } */ || code === 93 /* ] */) {
      if (tooDeep > 0) tooDeep--;
      else frames.pop();
    } else if (code === 34 /* " */) {
      const end = stringEnd(text, at + 1);
      if (end < 0) {
        // A stray quote: the rest of its line is text.
        const stop = lineEnd(text, at);
        between(at, '');
        put(at, stop, hideText(text.slice(at, stop)));
        from = stop;
        at = stop - 1;
        continue;
      }
      between(at, lastKey);
      from = end + 1;
      const isKey = frame?.isObject === true && text[skipBlanks(text, end + 1)] === ':';
      const raw = text.slice(at + 1, end);
      if (isKey) {
        frame.member = raw;
        lastKey = raw;
        const made = isIdentifier(raw) ? raw : replaced(raw, (value) => hide(value, '', ''));
        if (made !== raw) put(at + 1, end, made);
      } else {
        const member = frame === undefined ? '' : frame.isObject ? frame.member : frame.name;
        const parent = frame === undefined ? '' : frame.isObject ? frame.name : frames.at(-2)?.name ?? '';
        const plain = plainName(member);
        const isNamed = frame?.isObject === true && frame.said !== '' && valueMembers.has(plain);
        const made = replaced(raw, (value) => (isNamed ? hide(value, frame.said, parent, true) : hide(value, member, parent)));
        if (frame?.isObject && nameMembers.has(plain)) frame.said = raw;
        if (made !== raw) put(at + 1, end, made);
      }
      at = end;
    }
  }
  between(text.length, lastKey);
  return copied === 0 ? text : out.join('') + text.slice(copied);
}

/** The quote that ends a string; -1 when its line ends first. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92 /* \ */) at++;
    else if (code === 34) return at;
    else if (code === 10) return -1;
  }
  return -1;
}

/** The raw content of a string with its value replaced. */
function replaced(raw: string, hide: (value: string) => string): string {
  const value = raw.includes('\\') ? unescaped(raw) : raw;
  if (value === undefined) return hide(raw).replaceAll('"', "'");
  const made = hide(value);
  return made === value ? raw : JSON.stringify(made).slice(1, -1);
}

function unescaped(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    // A control character or an escape that JSON does not know.
    return undefined;
  }
}

/** Brackets, numbers and the three words of JSON. */
function isPunctuation(stretch: string): boolean {
  return /^[\s{}[\],:\d.eE+\-truefalsn\ufeff]*$/.test(stretch);
}

function withoutCoordinates(stretch: string, name: string): string {
  const plain = plainName(name);
  return plain === 'latitude' || plain === 'longitude' || plain === 'altitude' ? stretch.replace(/\d[\d.]*/, '0') : stretch;
}

/** Member names that no person bears: `userPrincipalName`, `@odata.context`. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z0-9_]*$/.test(name) || name.includes('@odata.');
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 0xfeff) return at;
    at++;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
