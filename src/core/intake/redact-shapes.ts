import { isFileEnding, isTopLevel, isVocabulary } from './redact-public-names.js';
import { hasLetter } from './redact-words.js';

// What a word is, told from its own shape.

export function isIpv6(token: string): boolean {
  if (token.length > 45 || !/^[0-9a-f:.]+$/i.test(token) || !/\d/.test(token)) return false;
  const dotted = token.includes('.') ? token.slice(token.lastIndexOf(':') + 1) : undefined;
  if (dotted !== undefined && !ipv4Octets(dotted)) return false;
  const text = dotted === undefined ? token : `${token.slice(0, token.length - dotted.length)}0:0`;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => group.length >= 1 && group.length <= 4)) return false;
  return halves.length === 2 ? groups.length < 8 && groups.length > 0 : groups.length === 8;
}

export function isMac(token: string): boolean {
  return token.length === 17 && /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i.test(token);
}

/** Four numbers up to 255. Absent for anything else, versions such as 10.0.19045.1 among them. */
export function ipv4Octets(word: string): readonly number[] | undefined {
  if (word.length < 7 || word.length > 15) return undefined;
  const parts = word.split('.');
  if (parts.length !== 4) return undefined;
  const octets = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return octets.every((octet) => octet < 256) ? octets : undefined;
}

/** Whether a dotted word in running text is a host name and not a file, a version, a type name or two sentences. */
export function isHostLike(word: string, learnedDomains: ReadonlySet<string>): boolean {
  if (!word.includes('.') || word.length > 253) return false;
  const labels = word.split('.');
  const lower = labels.map((part) => part.toLowerCase());
  for (const part of labels) if (part === '' || part.length > 63 || !/^[\p{L}\p{N}_-]+$/u.test(part)) return false;
  if (learnedDomains.has(lower.slice(-2).join('.'))) return true;
  const last = lower.at(-1)!;
  if (!isTopLevel(last) || isFileEnding(last)) return false;
  // `System.Net`, `Microsoft.Identity.Client.Internal`
  if (/^[A-Z][a-z]/.test(labels.at(-1)!) || (labels[0] === 'System' && labels.length > 1)) return false;
  // `deleted.It`, `user.name`: two words with a missing blank, or a member of something.
  return !(labels.length === 2 && isVocabulary(lower[0]!));
}

export function isGuid(word: string): boolean {
  return word.length === 36 && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(word);
}

export function isHex(word: string): boolean {
  return /^[0-9a-f]+$/i.test(word);
}

/** Whether somebody blanked the value out before: `***`, `[tenant]`, `<upn>`, `xxxx`, `{EmailHidden}`. */
export function isMasked(value: string): boolean {
  let rest = 0;
  for (const char of value) {
    if (char === '*' || char === '[' || char === '<' || char === '…' || char === '{' || char === '█') return true;
    if (char !== 'x' && char !== 'X' && char !== '.' && char !== '@' && char !== '-' && char !== '\\') rest++;
  }
  return rest === 0;
}

export function isMaskedWord(word: string): boolean {
  return word.includes('*') || /^x+$/i.test(word);
}

/** Whether a name is distinctive enough to be looked for in running text. */
export function canStandAlone(lower: string): boolean {
  return lower.length >= 3 && hasLetter(lower) && !isVocabulary(lower) && !isMaskedWord(lower) && !/^(0x|aadsts\d|msis\d)/.test(lower);
}

export function isAnswerWord(word: string): boolean {
  return /^(yes|no|none|null|direct|default|not|set|n\/a|pac|dat|js)$/i.test(word);
}

/** Bytes as pairs of hexadecimal digits with one blank or colon between them: a thumbprint as older tools print it. */
export function hexPairs(text: string, start: number): { readonly digits: string; readonly separator: string; readonly end: number } | undefined {
  const separator = text[start + 2]!;
  let digits = '';
  let end = start;
  for (let at = start; isHexCode(text.charCodeAt(at)) && isHexCode(text.charCodeAt(at + 1)); at += 3) {
    const next = text.charCodeAt(at + 2);
    if (isHexCode(next)) break;
    digits += text.slice(at, at + 2);
    end = at + 2;
    if (text[at + 2] !== separator) break;
  }
  return digits.length >= 32 ? { digits, separator, end } : undefined;
}

function isHexCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
