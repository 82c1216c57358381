/**
 * One line's pieces where it holds several of the output's lines: `<br/>` and table rows of HTML, and the `\r\n` of a text
 * that a program wrote into JSON. Mostly the line alone.
 */
export function splitLine(line: string): readonly string[] {
  let pieces: readonly string[] = [line];
  if (line.indexOf('<') >= 0) pieces = splitTags(line);
  if (line.indexOf('\\n') >= 0 || line.indexOf('\\r') >= 0) {
    pieces = pieces.flatMap((piece) => (hasEscapedLines(piece) ? splitEscapes(piece) : [piece]));
  }
  return pieces;
}

/**
 * The line as a console would have shown it: without colour codes, tags, entities and invisible characters. `isAscii` says
 * that it holds none of the last.
 */
export function plainText(line: string, isAscii: boolean): string {
  let text = line;
  if (text.indexOf('\x1b') >= 0) text = withoutColours(text);
  if (text.indexOf('&') >= 0) text = withoutEntities(withoutEntities(text));
  if (text.indexOf('<') >= 0) text = withoutTags(text);
  return (!isAscii || text !== line) && hasWideChars(text) ? withPlainChars(text) : text;
}

const lineTags: ReadonlySet<string> = new Set(['br', 'p', 'div', 'tr', 'li', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr']);
const cellTags: ReadonlySet<string> = new Set(['td', 'th']);
const inlineTags: ReadonlySet<string> = new Set([
  'span', 'b', 'strong', 'em', 'i', 'u', 'code', 'font', 'a', 'tt', 'samp', 'kbd', 'mark', 'table', 'tbody', 'thead', 'ul', 'ol', 'html', 'body',
  'blockquote', 'details', 'summary', 'o', 'w',
]);

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Finds tags from left to right. Remembers where the next `>` is, so that a line of a million `<` costs one pass. */
class Tags {
  private readonly text: string;
  private close = -1;

  constructor(text: string) {
    this.text = text;
  }

  next(from: number): Tag | undefined {
    const { text } = this;
    for (let start = text.indexOf('<', from); start >= 0; start = text.indexOf('<', start + 1)) {
      if (this.close < start) this.close = text.indexOf('>', start);
      if (this.close < 0) return undefined;
      let at = start + 1;
      if (text.charCodeAt(at) === 47) at++;
      const nameStart = at;
      while (at < this.close && at - nameStart < 12 && isNameCode(text.charCodeAt(at))) at++;
      const name = text.slice(nameStart, at).toLowerCase();
      const after = text.charCodeAt(at);
      const ends = after === 62 || after === 32 || after === 47 || after === 58;
      if (ends && this.close - start < 600 && (lineTags.has(name) || cellTags.has(name) || inlineTags.has(name))) {
        return { start, end: this.close + 1, name };
      }
    }
    return undefined;
  }
}

function splitTags(line: string): readonly string[] {
  const tags = new Tags(line);
  const pieces: string[] = [];
  let from = 0;
  for (let tag = tags.next(0); tag !== undefined; tag = tags.next(tag.end)) {
    if (!lineTags.has(tag.name)) continue;
    pieces.push(line.slice(from, tag.start));
    from = tag.end;
  }
  if (pieces.length === 0) return [line];
  pieces.push(line.slice(from));
  return pieces;
}

function withoutTags(text: string): string {
  const tags = new Tags(text);
  const parts: string[] = [];
  let from = 0;
  for (let tag = tags.next(0); tag !== undefined; tag = tags.next(tag.end)) {
    parts.push(text.slice(from, tag.start));
    if (cellTags.has(tag.name) && text.charCodeAt(tag.start + 1) !== 47) parts.push(' | ');
    from = tag.end;
  }
  if (from === 0) return text;
  parts.push(text.slice(from));
  return parts.join('');
}

/**
 * Whether `\n` in this line stands for a line break. It also stands in every path like `C:\new`, so something that only the
 * output has must stand beside it: a banner rule, or an escaped break before an indented line, twice.
 */
function hasEscapedLines(line: string): boolean {
  if (line.indexOf('+-----') >= 0) return true;
  let indented = 0;
  for (let at = line.indexOf('\\n'); at >= 0 && indented < 2; at = line.indexOf('\\n', at + 2)) {
    if (line.charCodeAt(at + 2) === 32 || line.startsWith('\\r', at - 2)) indented++;
  }
  return indented >= 2;
}

/** Splits at escaped breaks. JSON inside JSON escapes them twice; whoever doubled them doubled every backslash. */
function splitEscapes(line: string): readonly string[] {
  let slashes = '\\';
  for (let twice = '\\\\'; twice.length <= 8 && hasBreak(line, twice); twice += twice) slashes = twice;
  const withReturn = line.indexOf(`${slashes}r${slashes}n`) >= 0;
  const separator = withReturn ? `${slashes}r${slashes}n` : `${slashes}n`;
  const isJson = line.indexOf(`${slashes}"`) >= 0 || line.indexOf(`${slashes}${slashes}`) >= 0 || line.indexOf('":') >= 0 || slashes.length > 1;
  const pieces: string[] = [];
  let from = 0;
  for (let at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + separator.length)) {
    // `CONTOSO\\nadia` in JSON is a backslash and a name.
    if (isJson && line.charCodeAt(at - 1) === 92) continue;
    pieces.push(line.slice(from, at));
    from = at + separator.length;
  }
  pieces.push(line.slice(from));
  return isJson ? pieces.map((piece) => unescaped(piece, slashes)) : pieces;
}

function hasBreak(line: string, slashes: string): boolean {
  return line.indexOf(`${slashes}r${slashes}n`) >= 0 || line.indexOf(`${slashes}n `) >= 0 || line.indexOf(`${slashes}n+`) >= 0;
}

function unescaped(piece: string, slashes: string): string {
  if (piece.indexOf(slashes) < 0) return piece;
  const parts: string[] = [];
  let from = 0;
  for (let at = piece.indexOf(slashes); at >= 0; at = piece.indexOf(slashes, from)) {
    parts.push(piece.slice(from, at));
    const after = at + slashes.length;
    if (piece.startsWith(slashes, after)) {
      parts.push('\\');
      from = after + slashes.length;
      continue;
    }
    const sign = piece.charAt(after);
    if (sign === 'u') {
      const code = Number(`0x${piece.slice(after + 1, after + 5)}`);
      parts.push(Number.isInteger(code) ? String.fromCharCode(code) : '');
      from = after + 5;
    } else {
      parts.push(sign === 't' || sign === 'n' || sign === 'r' ? ' ' : sign);
      from = after + 1;
    }
  }
  parts.push(piece.slice(from));
  return parts.join('');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '], ['gt', '>'], ['lt', '<'], ['amp', '&'], ['quot', '"'], ['apos', "'"], ['colon', ':'], ['lbrack', '['], ['rbrack', ']'],
  ['lpar', '('], ['rpar', ')'], ['vert', '|'], ['plus', '+'], ['bsol', '\\'], ['ensp', ' '], ['emsp', ' '], ['ndash', '-'], ['hyphen', '-'],
]);

function withoutEntities(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const end = text.slice(at, at + 11).indexOf(';');
    if (end < 2) continue;
    const name = text.slice(at + 1, at + end);
    const plain = name.startsWith('#') ? numbered(name) : entities.get(name.toLowerCase());
    if (plain === undefined) continue;
    parts.push(text.slice(from, at), plain);
    from = at + end + 1;
  }
  if (from === 0) return text;
  parts.push(text.slice(from));
  return parts.join('');
}

function numbered(name: string): string | undefined {
  const hex = name.charAt(1) === 'x' || name.charAt(1) === 'X';
  const code = hex ? Number(`0x${name.slice(2)}`) : Number(name.slice(1));
  if (!Number.isInteger(code) || code < 9 || code > 0x10ffff) return undefined;
  return code === 10 || code === 13 || code === 160 ? ' ' : String.fromCodePoint(code);
}

/** ANSI sequences: ESC [ … letter. */
function withoutColours(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('\x1b'); at >= 0; at = text.indexOf('\x1b', from)) {
    parts.push(text.slice(from, at));
    let end = at + 1;
    if (text.charCodeAt(end) === 91) {
      end++;
      while (end < text.length && end - at < 20 && text.charCodeAt(end) < 64) end++;
      end++;
    }
    from = Math.min(end, text.length);
    if (from >= text.length) break;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Whether any character is beyond ASCII. */
export function hasWideChars(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return true;
  return false;
}

/** Blanks of every kind become blanks, full-width signs their narrow twins, and invisible characters go. */
function withPlainChars(text: string): string {
  let plain = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x9f) continue;
    const twin = plainChar(code);
    if (twin === undefined) continue;
    plain += text.slice(from, i) + twin;
    from = i + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}

function plainChar(code: number): string | undefined {
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000) return ' ';
  if ((code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0x2060 || code === 0xad) return '';
  if (code === 0xff1a) return ':';
  return code === 0xff5c ? '|' : undefined;
}

function isNameCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
