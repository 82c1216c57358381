import { parseInstant } from '../../evidence/instant.js';
import type { Shape } from './known-fields.js';

// In capitals, because people retype answers in any case.
const flagWords = ['YES', 'NO', 'ERROR', 'UNKNOWN', 'NOT SET', 'NONE', 'INVALID', 'SKIPPED', 'MANAGED BY MDM'];
const testWords = ['PASSED', 'PASS', 'FAILED', 'FAIL', 'SKIPPED', 'ENABLED', 'DISABLED', 'YES', 'NO', 'UNKNOWN', 'NOT SET', 'ERROR'];
const statusWords = [
  'SUCCESS', 'PASSED', 'FAILED. DEVICE IS EITHER DISABLED OR DELETED', 'FAILED. DEVICE IS EITHER DELETED OR DISABLED',
  'FAILED. ERROR:', 'FAILED. ERROR', 'FAILED', 'MUST RUN ELEVATED TO TEST.', 'MUST RUN ELEVATED', 'UNKNOWN', 'NOT SET', 'ERROR', 'NO', 'YES',
];

/**
 * Where the value that a field of this shape can hold ends, or -1 where its beginning is not recognised. Free text has no
 * such end.
 */
export function naturalEnd(shape: Shape, value: string): number {
  switch (shape) {
    case 'flag': return wordEnd(flagWords, value);
    case 'test': return wordEnd(testWords, value);
    case 'status': return wordEnd(statusWords, value);
    case 'code': return codeEnd(value, 0);
    case 'count': return digitsEnd(value, 0);
    case 'instant': return instantEnd(value);
    case 'range': return value.startsWith('[') ? value.indexOf(']') + 1 || -1 : -1;
    case 'guid': return guidEnd(value);
    case 'word':
    case 'url': return tokenEnd(value);
    case 'text': return -1;
  }
}

/** Whether a line of prose or code could not hold this value by chance; blank counts as no. */
export function isPlausible(shape: Shape, value: string): boolean {
  if (value === '' || value.length > 4000) return false;
  if (isMasked(value)) return true;
  switch (shape) {
    case 'flag': case 'test': case 'status': case 'code': case 'count': case 'instant': case 'range': case 'guid':
      return naturalEnd(shape, value) > 0;
    case 'word': return value.indexOf(' ') < 0 && !'({['.includes(value.charAt(0)) && !value.endsWith(';');
    case 'url': return value === 'NO' || value.includes('://') || value.includes('.') && value.indexOf(' ') < 0;
    case 'text': return !'({'.includes(value.charAt(0));
  }
}

/** A person took the value out: `[REDACTED]`, `<tenant>`, `***`, `xxxxxxxx-xxxx-…`, `[Date] UTC`, `6C226302****`. */
export function isMasked(value: string): boolean {
  const first = value.charAt(0);
  if ((first === '<' || first === '[' || first === '{') && value.length < 80 && !isDigitAt(value, 2) && !isDigitAt(value, 1)) {
    return value.includes(first === '<' ? '>' : first === '[' ? ']' : '}') && !value.includes('"');
  }
  return value.includes('***') || value.includes('xxxx') || value.includes('XXXX') || value.includes('####') || value.includes('••');
}

/** Whether the text stopped inside the value: the beginning of a date, of an id, of `YES`. */
export function isCutShort(shape: Shape, value: string): boolean {
  if (value === '' || isMasked(value)) return false;
  switch (shape) {
    case 'flag': return isBeginningOf(['YES', 'NO', 'ERROR', 'UNKNOWN', 'NOT SET'], value);
    case 'test': return isBeginningOf(['PASS', 'FAIL', 'SKIPPED', 'ENABLED', 'DISABLED'], value) || unclosed(value);
    case 'status': return isBeginningOf(['SUCCESS', 'PASSED', 'FAILED. Device is either disabled or deleted'], value) || unclosed(value);
    case 'code': return value.toLowerCase() === '0x';
    case 'instant': return value.length < 19 && isDigitAt(value, 0) && parseInstant(value) === undefined;
    case 'range': return value.startsWith('[') && !value.includes(']');
    case 'guid': return cutGuid(value);
    case 'url': return isBeginningOf(['https://', 'http://'], value);
    case 'count': case 'word': case 'text': return false;
  }
}

function unclosed(value: string): boolean {
  return (value.includes('(') && !value.includes(')')) || (value.includes('[') && !value.includes(']'));
}

function isBeginningOf(words: readonly string[], value: string): boolean {
  return words.some((word) => word.length > value.length && word.startsWith(value)) && !words.includes(value);
}

function wordEnd(words: readonly string[], value: string): number {
  const head = value.slice(0, 50).toUpperCase();
  const first = head.charCodeAt(0);
  const word = words.find((candidate) => candidate.charCodeAt(0) === first && head.startsWith(candidate) && !isWordAt(value, candidate.length));
  if (word === undefined) return -1;
  // The answer's own addition: `ERROR (0x80070520)`, `FAIL [0x801c0021/0x801c000c]`, `YES ( StateReady )`, `ERROR 0xd0020017`.
  let at = word.length;
  while (value.charCodeAt(at) === 32) at++;
  if (at - word.length > 1) return word.length;
  const open = value.charAt(at);
  if (open === '(' || open === '[') {
    const close = value.indexOf(open === '(' ? ')' : ']', at);
    if (close > 0 && close - at <= 80 && (isWordAt(value, at + 1) || isWordAt(value, at + 2))) return close + 1;
  }
  const code = codeEnd(value, at);
  return code > 0 && value.charAt(at) === '0' ? code : word.length;
}

function isWordAt(value: string, at: number): boolean {
  const code = value.charCodeAt(at) | 32;
  return (code >= 97 && code <= 122) || isDigitAt(value, at);
}

function isDigitAt(value: string, at: number): boolean {
  const code = value.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isHexAt(value: string, at: number): boolean {
  const code = value.charCodeAt(at) | 32;
  return isDigitAt(value, at) || (code >= 97 && code <= 102);
}

function digitsEnd(value: string, from: number): number {
  let at = from;
  while (isDigitAt(value, at)) at++;
  return at > from ? at : -1;
}

function codeEnd(value: string, from: number): number {
  let at = from;
  if (value.charAt(at) === '0' && (value.charCodeAt(at + 1) | 32) === 120) {
    at += 2;
    while (isHexAt(value, at)) at++;
    return at > from + 2 ? at : -1;
  }
  if (value.charAt(at) === '-') at++;
  return digitsEnd(value, at);
}

function instantEnd(value: string): number {
  if (!isDigitAt(value, 0) || !isDigitAt(value, 3) || value.charAt(4) !== '-') return -1;
  let at = 0;
  while (at < value.length && (isDigitAt(value, at) || '-:. '.includes(value.charAt(at)))) at++;
  if (value.startsWith('UTC', at)) return at + 3;
  while (at > 0 && !isDigitAt(value, at - 1)) at--;
  return at >= 19 ? at : -1;
}

function guidEnd(value: string): number {
  let at = 0;
  const brace = value.charAt(0) === '{';
  if (brace) at++;
  while (value.charCodeAt(at) === 32) at++;
  const start = at;
  // Masked ids keep the dashes but not the alphabet: `e92325d0-xxxx-yyyy-xxxx-94ae875dxxxx`.
  while (isWordAt(value, at) || '-*'.includes(value.charAt(at) || ' ')) at++;
  if (at - start < 30 || at - start > 40) return -1;
  if (brace) {
    const close = value.indexOf('}', at);
    if (close < 0 || close - at > 2) return -1;
    at = close + 1;
  }
  for (const provider of [' (AzureAd)', ' (MicrosoftAccount)']) {
    if (value.startsWith(provider, at)) return at + provider.length;
  }
  return at;
}

function cutGuid(value: string): boolean {
  const text = value.startsWith('{') ? value.slice(1).trimStart() : value;
  if (text.length >= 36) return value.startsWith('{') && !value.includes('}');
  for (let i = 0; i < text.length; i++) {
    const dash = i === 8 || i === 13 || i === 18 || i === 23;
    if (dash ? text.charAt(i) !== '-' : !isHexAt(text, i)) return false;
  }
  return true;
}

function tokenEnd(value: string): number {
  const blank = value.indexOf(' ');
  return blank < 0 ? value.length : blank;
}
