import { isFieldWord, isFileEnding, isVocabulary } from './redact-public-names.js';
import { isWordCode, isNameCode, trimWord, hasLetter, firstOf } from './redact-words.js';

// What a word is, told from the characters around it.

export function domainAt(text: string, from: number): [start: number, end: number] {
  let end = from;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  const [start, trimmed] = trimWord(text, from, end);
  return start === from ? [start, trimmed] : [from, from];
}

/** Where the account ends that starts with `word` and a backslash at `slash`; 0 when that is a path, an escape or prose. */
export function accountAt(text: string, word: string, slash: number): number {
  let from = slash + 1;
  if (text[from] === '\\') from++;
  let end = from;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  if (end === from || text[end] === '\\') return 0;
  // `\\Windows\\Workplace Join\\Task` is a path with blanks in it.
  const blank = slash - word.length - 1;
  if (text[blank] === ' ') {
    let before = blank;
    while (before > 0 && slash - before < 64 && isWordCode(text.charCodeAt(before - 1))) before--;
    if (text[before - 1] === '\\') return 0;
  }
  // A text inside JSON writes its line ends as `\r\n`.
  if (from === slash + 1 && /^[nrt]([A-Z]|$)/.test(text.slice(from, Math.min(end, from + 2)))) return 0;
  if (text[slash - 1] === '.' && word !== '.') return 0;
  const [start, trimmed] = trimWord(text, from, end);
  if (start !== from || trimmed <= start) return 0;
  const name = text.slice(start, trimmed).toLowerCase();
  // `HKEY_USERS\S-1-5-21-…`
  if (name.startsWith('s-1-')) return 0;
  const dot = name.lastIndexOf('.');
  if (dot >= 0 && isFileEnding(name.slice(dot + 1))) return 0;
  const authority = word.toLowerCase();
  if (isVocabulary(authority) && isVocabulary(name)) return 0;
  return hasLetter(name) ? trimmed : 0;
}

/** Whether the word at `start` is the folder of a profile: `C:\Users\jane`, `C:\\Users\\jane`, `/home/jane`. */
export function isInProfiles(text: string, start: number): boolean {
  let at = start - 1;
  const mark = text[at];
  if (mark === '\\' && text[at - 1] === '\\') at--;
  const before = text.slice(Math.max(0, at - 22), at);
  if (mark === '/') return before.endsWith('/Users') || before.endsWith('/home') || before === 'home';
  const lower = before.toLowerCase();
  return lower.endsWith('\\users') || lower.endsWith('documents and settings');
}

const hostSchemes: ReadonlySet<string> = new Set(['http', 'https', 'ldap', 'ldaps', 'ftp', 'ws', 'wss', 'smb', 'file', 'proxy', 'socks', 'socks4', 'socks5', 'tcp', 'ssl', 'rdp']);

export function isScheme(lower: string): boolean {
  return hostSchemes.has(lower) || lower === 'local' || lower === 'loopback';
}

/** Whether the word at `start` stands where a URL names its host. */
export function hasHostScheme(text: string, start: number): boolean {
  if (text[start - 1] !== '/' || text[start - 2] !== '/' || text[start - 3] !== ':') return false;
  let from = start - 3;
  while (from > 0 && start - from < 12 && isNameCode(text.charCodeAt(from - 1))) from--;
  return hostSchemes.has(text.slice(from, start - 3).toLowerCase());
}

/** How many characters an IPv6 address with a zone can have; nothing longer is looked at. */
const longestAddress = 60;

export function startOfColons(text: string, at: number, floor: number): number {
  let from = at;
  while (from > floor && at - from < longestAddress && isColonCode(text.charCodeAt(from - 1))) from--;
  return from;
}

export function endOfColons(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < longestAddress && isColonCode(text.charCodeAt(end))) end++;
  if (text[end] === '%') {
    let zone = end + 1;
    while (zone < text.length && zone - end < 16 && isNameCode(text.charCodeAt(zone))) zone++;
    return zone;
  }
  while (end > from && text[end - 1] === '.') end--;
  return end;
}

function isColonCode(code: number): boolean {
  return (code >= 48 && code <= 58) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70) || code === 46;
}

/** A value without the pairs that follow it where several were pasted into one line. */
export function withoutNextField(value: string): string {
  let cut = value.length;
  const doubled = firstOf(value, ['  ', '\t', ' <']);
  if (doubled > 0) cut = doubled;
  const colon = firstOf(value.slice(0, cut), [' :', ': ', ':\t']);
  if (colon > 0) {
    let at = value.slice(0, colon).trimEnd().length;
    let moved = false;
    for (;;) {
      const blank = value.lastIndexOf(' ', at - 1);
      const word = value.slice(blank + 1, at).toLowerCase();
      if (word === '' || !isFieldWord(word)) break;
      moved = true;
      at = Math.max(0, blank);
      if (at === 0) break;
    }
    if (moved && at > 0) cut = at;
  }
  return value.slice(0, cut).trimEnd();
}
