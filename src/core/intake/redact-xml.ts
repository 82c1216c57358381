import type { HideValue } from './redact-json.js';

/** Whether a text is XML of a tool: events, PowerShell's objects, a task. Web pages are read as they are shown. */
export function isXmlText(text: string): boolean {
  const start = text.slice(0, 4_000).trimStart().toLowerCase();
  return (start.startsWith('<?xml') && !start.includes('<html')) || start.startsWith('<event') || start.startsWith('<objs') || start.startsWith('#< clixml') || start.startsWith('<task');
}

/**
 * Replaces the texts and attribute values of XML, each by the name of its element or by what its `Name`, `N` or `Key` attribute
 * says. Markup stays, and so does every value in which nothing is replaced. Never needs the text to be well-formed.
 */
export function redactXml(text: string, hide: HideValue): string {
  const out: string[] = [];
  const isClixml = text.slice(0, 4_000).includes('<Objs');
  const value = (raw: string, name: string, parent: string) => replaced(raw, isClixml, (plain) => hide(plain, name, parent));
  let name = '';
  let parent = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) {
      out.push(value(text.slice(at), name, parent));
      break;
    }
    if (open > at) out.push(value(text.slice(at, open), name, parent));
    const special = specialEnd(text, open);
    if (special !== undefined) {
      out.push(text.slice(open, special.contentAt), hide(text.slice(special.contentAt, special.contentEnd), name, parent), text.slice(special.contentEnd, special.end));
      at = special.end;
      continue;
    }
    const close = tagEnd(text, open + 1);
    if (close < 0) {
      out.push(value(text.slice(open), '', ''));
      break;
    }
    const tag = text.slice(open, close + 1);
    if (tag[1] === '/') {
      name = '';
      out.push(tag);
    } else {
      const element = elementName(tag);
      parent = name === '' ? parent : name;
      const made = withAttributes(tag, element, value);
      out.push(made.tag);
      name = made.said ?? element;
    }
    at = close + 1;
  }
  return out.join('');
}

/** CDATA, a comment or a declaration, and where its content lies. */
function specialEnd(text: string, open: number): { readonly contentAt: number; readonly contentEnd: number; readonly end: number } | undefined {
  for (const [head, tail] of [['<![CDATA[', ']]>'], ['<!--', '-->'], ['<?', '?>']] as const) {
    if (!text.startsWith(head, open)) continue;
    const stop = text.indexOf(tail, open + head.length);
    const contentEnd = stop < 0 ? text.length : stop;
    return { contentAt: open + head.length, contentEnd, end: Math.min(text.length, contentEnd + tail.length) };
  }
  return undefined;
}

/** The `>` that ends a tag, past quoted values; -1 when there is none. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if (code === 34 || code === 39) quote = code;
  }
  return text.indexOf('>', from);
}

function elementName(tag: string): string {
  let end = 1;
  while (end < tag.length && !' \t\r\n/>'.includes(tag[end]!)) end++;
  return tag.slice(tag.lastIndexOf(':', end) + 1 || 1, end);
}

function withAttributes(tag: string, element: string, hide: HideValue): { readonly tag: string; readonly said: string | undefined } {
  let made = '';
  let done = 0;
  let said: string | undefined;
  for (let equals = tag.indexOf('='); equals >= 0; equals = tag.indexOf('=', Math.max(equals + 1, done))) {
    const quote = tag[equals + 1];
    if (quote !== '"' && quote !== "'") continue;
    let nameAt = equals;
    while (nameAt > 0 && !' \t\r\n'.includes(tag[nameAt - 1]!)) nameAt--;
    const name = tag.slice(nameAt, equals);
    const end = tag.indexOf(quote, equals + 2);
    if (end < 0) break;
    const raw = tag.slice(equals + 2, end);
    if (name === 'Name' || name === 'N' || name === 'Key' || name === 'name') said ??= raw;
    made += tag.slice(done, equals + 2) + (name.startsWith('xmlns') ? raw : hide(raw, name, element));
    done = end;
  }
  return { tag: made + tag.slice(done), said: element === 'Provider' ? undefined : said };
}

function replaced(raw: string, isClixml: boolean, hide: (plain: string) => string): string {
  if (raw.trim() === '') return raw;
  const entities = raw.includes('&') ? withoutEntities(raw) : raw;
  const plain = isClixml && entities.includes('_x') ? withoutClixmlEscapes(entities) : entities;
  const made = hide(plain);
  if (made === plain) return raw;
  let escaped = '';
  for (const character of isClixml && plain !== entities ? withClixmlEscapes(made) : made) escaped += escapes[character] ?? (character === '\r' && raw.includes('&#13;') ? '&#13;' : character === '\n' && raw.includes('&#10;') ? '&#10;' : character);
  return escaped;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const entityValues: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

function withoutEntities(text: string): string {
  return text.replace(/&(#?[A-Za-z0-9]{1,8});/g, (whole, name: string) => {
    if (name[0] !== '#') return entityValues.get(name) ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** PowerShell writes control characters as `_x000D_`. */
function withoutClixmlEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function withClixmlEscapes(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    out += code < 32 || (code === 95 && text[at + 1] === 'x') ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : text[at]!;
  }
  return out;
}
