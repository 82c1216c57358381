import { isDigit, isLetter } from '../../evidence/ascii.js';

/** Kinds of things that people and programs put in front of a line, as bits. */
export const quote = 1;
export const comment = 2;
export const number = 4;
export const stamp = 8;
export const bullet = 16;
export const bar = 32;
export const anyPrefix = 63;

export interface Prefix {
  /** Where the line's own text begins, behind the blanks. */
  readonly end: number;
  /** Where the last of the marks ends, in front of the blanks; 0 without marks. */
  readonly markEnd: number;
  readonly kinds: number;
}

/**
 * Reads what stands in front of a line: indentation, mail quoting, comment signs, line numbers, time stamps with their
 * level words, bullets. Only the `allowed` kinds are taken; digits at the start of a broken-off value are no line number.
 */
export function prefixOf(line: string, allowed: number): Prefix {
  let at = 0;
  let markEnd = 0;
  let kinds = 0;
  for (;;) {
    while (isBlank(line.charCodeAt(at))) at++;
    const [kind, end] = markAt(line, at, kinds);
    if (kind === 0 || (kind & allowed) === 0) return { end: at, markEnd, kinds };
    at = end;
    markEnd = end;
    kinds |= kind;
  }
}

type Mark = readonly [kind: number, end: number];
const none: Mark = [0, 0];

function markAt(line: string, at: number, kinds: number): Mark {
  const code = line.charCodeAt(at);
  const next = line.charCodeAt(at + 1);
  switch (code) {
    case 62: return [quote, at + 1]; // >
    case 124: return isQuotingBar(line, at) ? [bar, at + 1] : none; // |
    case 35: { // #
      let end = at + 1;
      while (line.charCodeAt(end) === 35) end++;
      return [comment, end];
    }
    case 47: return next === 47 ? [comment, at + 2] : none; // //
    case 58: return next === 58 ? [comment, at + 2] : none; // ::
    case 59: case 39: return isBlank(next) ? [comment, at + 1] : none; // ; '
    case 45: case 43: case 42: case 0x2022: case 0xb7: case 0x2013: case 0x25cf: case 0x25aa:
      return isBlank(next) ? [bullet, at + 1] : none;
    case 91: return bracketAt(line, at);
    case 82: case 114: // REM
      if (line.slice(at, at + 3).toLowerCase() === 'rem' && isBlank(line.charCodeAt(at + 3))) return [comment, at + 3];
      return wordAt(line, at, kinds);
    default:
      if (isDigit(code)) return digitsAt(line, at, kinds);
      return isLetter(code) ? wordAt(line, at, kinds) : none;
  }
}

/** `| text` quotes a mail; `| Title |` is a banner of the output itself. */
function isQuotingBar(line: string, at: number): boolean {
  let next = at + 1;
  while (isBlank(line.charCodeAt(next))) next++;
  const code = line.charCodeAt(next);
  if (code === 124 || code === 43) return true;
  let last = line.length - 1;
  while (last > at && isBlank(line.charCodeAt(last))) last--;
  return last > at && line.charCodeAt(last) !== 124;
}

/** `12.`, `12:`, `12)`, `12 `; or a date or time of day. */
function digitsAt(line: string, at: number, kinds: number): Mark {
  let end = at;
  while (isDigit(line.charCodeAt(end))) end++;
  const after = line.charCodeAt(end);
  const sign = after === 46 || after === 41 || after === 58 || after === 124 || after === 93;
  if (end - at <= 7 && (kinds & (number | stamp)) === 0 && (isBlank(after) || (sign && !isDigit(line.charCodeAt(end + 1))))) {
    return [number, isBlank(after) ? end : end + 1];
  }
  let separators = 0;
  while (end < line.length && end - at < 40) {
    const code = line.charCodeAt(end);
    if (code === 58 || code === 45 || code === 47 || code === 46 || code === 44) separators++;
    else if (!isDigit(code) && code !== 84 && code !== 90 && code !== 43) break;
    end++;
  }
  // A separator of its own ends the stamp: `10:00:00.123: text`.
  return separators >= 2 || (separators === 1 && (kinds & stamp) !== 0) ? [stamp, end] : none;
}

const levels: ReadonlySet<string> = new Set([
  'info', 'information', 'inf', 'warn', 'warning', 'debug', 'dbg', 'error', 'err', 'verbose', 'trace', 'notice', 'output', 'stdout', 'stderr', 'log',
  'am', 'pm', 'utc', 'gmt', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec',
]);

function wordAt(line: string, at: number, kinds: number): Mark {
  let end = at;
  while (end - at < 12 && isLetter(line.charCodeAt(end))) end++;
  if (!levels.has(line.slice(at, end).toLowerCase())) return none;
  const after = line.charCodeAt(end);
  if (after === 58 || after === 93) return [stamp, end + 1];
  // A level word without a stamp is believed only in capitals or before two blanks.
  const sure = (kinds & stamp) !== 0 || isUpperWord(line, at, end);
  return isBlank(after) && sure ? [stamp, end] : none;
}

/** `[2026-01-01 10:00:00]`, `[INFO]`, `[12]`. */
function bracketAt(line: string, at: number): Mark {
  const close = line.slice(at, at + 45).indexOf(']');
  if (close < 0) return none;
  const inside = line.slice(at + 1, at + close).trim();
  const isStamp = isDigit(inside.charCodeAt(0)) || levels.has(inside.toLowerCase());
  return isStamp && !inside.includes(' -- ') ? [stamp, at + close + 1] : none;
}

function isUpperWord(line: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (line.charCodeAt(i) > 90) return false;
  return true;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
