/** Where a value stands in a JSON text: offsets of its first character and of the one after its last. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the value that a path names (`$.value[3].status.errorCode`), with the member's name in front of it. Where the path
 * goes further than the text, the last value on the way counts: a record is a better answer than none. Names are compared
 * without their case. Linear, never throws, whatever the text.
 */
export function jsonPlace(text: string, path: string): JsonRange | undefined {
  const steps = stepsOf(path);
  if (steps === undefined) return undefined;
  let at = skipBlank(text, 0);
  let found: JsonRange | undefined = rangeAt(text, at, at);
  for (const step of steps) {
    const next = typeof step === 'number' ? elementAt(text, at, step) : memberAt(text, at, step);
    if (next === undefined) return found;
    at = next.value;
    found = rangeAt(text, next.start, next.value);
  }
  return found;
}

/** `value`, 3, `status`. Undefined for text that is no such path. */
function stepsOf(path: string): readonly (string | number)[] | undefined {
  if (!path.startsWith('$') || path.length > 2_000) return undefined;
  const steps: (string | number)[] = [];
  let at = 1;
  while (at < path.length) {
    if (path[at] === '.') {
      let end = at + 1;
      while (end < path.length && path[end] !== '.' && path[end] !== '[') end++;
      steps.push(path.slice(at + 1, end));
      at = end;
    } else if (path[at] === '[') {
      const end = path.indexOf(']', at);
      const number = end < 0 ? Number.NaN : Number(path.slice(at + 1, end));
      if (!Number.isInteger(number) || number < 0) return undefined;
      steps.push(number);
      at = end + 1;
    } else {
      return undefined;
    }
  }
  return steps;
}

interface Step {
  /** Where its name begins; the value itself for an element of a list. */
  readonly start: number;
  readonly value: number;
}

function memberAt(text: string, object: number, name: string): Step | undefined {
  if (text[object] !== '{') return undefined;
  const wanted = name.toLowerCase();
  for (let at = skipBlank(text, object + 1); text[at] === '"';) {
    const nameEnd = endOfString(text, at);
    const colon = skipBlank(text, nameEnd);
    if (text[colon] !== ':') return undefined;
    const value = skipBlank(text, colon + 1);
    if (text.slice(at + 1, nameEnd - 1).toLowerCase() === wanted) return { start: at, value };
    const comma = skipBlank(text, endOfValue(text, value));
    if (text[comma] !== ',') return undefined;
    at = skipBlank(text, comma + 1);
  }
  return undefined;
}

function elementAt(text: string, list: number, index: number): Step | undefined {
  // A record that stands alone is cited as the only one of a list.
  if (text[list] !== '[') return undefined;
  let at = skipBlank(text, list + 1);
  for (let number = 0; at < text.length && text[at] !== ']'; number++) {
    if (number === index) return { start: at, value: at };
    const comma = skipBlank(text, endOfValue(text, at));
    if (text[comma] !== ',') return undefined;
    at = skipBlank(text, comma + 1);
  }
  return undefined;
}

function rangeAt(text: string, start: number, value: number): JsonRange | undefined {
  return value < text.length ? { start, end: endOfValue(text, value) } : undefined;
}

function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== '{' && first !== '[') {
    let at = start;
    while (at < text.length && !',]} \t\r\n'.includes(text[at] as string)) at++;
    return Math.max(at, start + 1);
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at) - 1;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xfeff)) at++;
  return at;
}
