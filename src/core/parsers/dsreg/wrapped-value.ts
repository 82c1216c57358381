import { parseInstant, parseValidity } from '../../evidence/instant.js';
import type { DraftField } from './draft.js';
import type { Shape } from './known-fields.js';
import { naturalEnd } from './value-shape.js';

/** A value whose line was followed by lines that cannot stand alone. Whether they belong to it shows at the end. */
export interface WrappedValue {
  readonly field: DraftField;
  readonly shape: Shape;
  /** Length of the line on which the name stands. */
  readonly length: number;
  readonly pieces: readonly Piece[];
  /** The console's width where a broken banner shows it. */
  readonly knownWidth: number | undefined;
}

export interface Piece {
  readonly text: string;
  readonly length: number;
  readonly raw: string;
}

/** Widths that consoles are set to: a line of one character less lost a blank at its end when it was copied. */
const consoleWidths: ReadonlySet<number> = new Set([80, 90, 94, 100, 110, 120, 130, 132, 140, 150, 160, 180, 200, 220, 236, 240]);

/**
 * Joins the pieces to the value as far as they belong to it. A console breaks at its width, in the middle of a word; a mail
 * program breaks at a blank, before the first word that does not fit. `width` is the longest line of the capture. Returns
 * whether anything was joined.
 */
export function unwrap(value: WrappedValue, width: number): boolean {
  const { field, shape } = value;
  let longest = Math.max(width, value.length);
  for (const piece of value.pieces) longest = Math.max(longest, piece.length);
  let length = value.length;
  let joined = false;
  for (const piece of value.pieces) {
    const glue = glueBetween(field.value, piece.text, shape, length, longest, value.knownWidth);
    if (glue === undefined) break;
    field.value = (field.value + glue + piece.text).trim();
    field.raw = `${field.raw}\n${piece.raw}`;
    length = piece.length;
    joined = true;
  }
  return joined;
}

/** What stood between the two pieces before the line was broken: nothing, blanks; undefined: they never were one line. */
function glueBetween(before: string, piece: string, shape: Shape, length: number, longest: number, width: number | undefined): string | undefined {
  if (width !== undefined) return width - length >= 0 && width - length <= 3 ? ' '.repeat(width - length) : undefined;
  const after = piece.trim();
  if (piece !== after && length >= longest) return '';
  if (before === '') return fits(shape, after) ? '' : undefined;
  if (shape === 'instant' || shape === 'range') {
    for (const glue of ['', ' ']) if (isDate(shape, before + glue + after)) return glue;
    return shape === 'range' && !before.includes(']') ? ' ' : undefined;
  }
  if (shape === 'url' || shape === 'guid' || shape === 'word') return after.includes(' ') ? undefined : '';
  if (shape === 'status' || shape === 'flag') {
    for (const glue of ['', ' ']) if (naturalEnd(shape, before + glue + after) > naturalEnd(shape, before)) return glue;
    return undefined;
  }
  if (shape !== 'text') return undefined;

  if (isLoneLetter(before)) return '';
  const endsSentence = '.!?'.includes(before.charAt(before.length - 1)) && isUpper(after.charCodeAt(0));
  const isTail = after.startsWith('Trace ID') || after.startsWith('Correlation ID') || after.startsWith('Timestamp');
  if (length === longest && !endsSentence) return consoleWidths.has(length + 1) && !consoleWidths.has(length) ? ' ' : '';
  if (isTail) return ' ';
  if (endsSentence) return undefined;
  // Broken at a blank: the next word would not have fitted. A value without blanks could not be broken so.
  if (!before.includes(' ') || length > 100) return undefined;
  const word = after.indexOf(' ') < 0 ? after.length : after.indexOf(' ');
  const limit = longest > 100 ? 80 : longest;
  return length >= 55 && length + 1 + word >= Math.min(limit, 72) ? ' ' : undefined;
}

function fits(shape: Shape, text: string): boolean {
  if (shape === 'text') return false;
  if (shape === 'url') return text.startsWith('http') && !text.includes(' ');
  return shape !== 'word' && naturalEnd(shape, text) === text.length;
}

function isDate(shape: Shape, text: string): boolean {
  return shape === 'instant' ? parseInstant(text) !== undefined : parseValidity(text) !== undefined;
}

/** `… script u` before `sing WPAD`: no English sentence breaks a line after a single letter but `a` and `I`. */
function isLoneLetter(text: string): boolean {
  const last = text.charAt(text.length - 1);
  return text.charAt(text.length - 2) === ' ' && last !== 'a' && last !== 'A' && last !== 'I' && isLetter(last.charCodeAt(0));
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}
