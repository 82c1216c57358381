import { isLetter } from '../../evidence/ascii.js';
import { parseInstant, parseValidity } from '../../evidence/instant.js';
import type { GrowingField } from './draft-field.js';
import type { Shape } from './known-fields.js';
import { naturalEnd } from './value-shape.js';

/** A value whose line was followed by lines that cannot stand alone. Whether they belong to it shows at the end. */
export interface WrappedValue {
  readonly field: GrowingField;
  readonly shape: Shape;
  /** Length of the line on which the name stands, and the blanks at its end, which count. */
  readonly length: number;
  readonly blanks: number;
  readonly pieces: readonly Piece[];
  /** The console's width where a broken banner shows it. */
  readonly knownWidth: number | undefined;
}

/** What the lengths of a capture's lines tell about the console's width. */
export interface LineLengths {
  /** Length of the longest line. */
  readonly longest: number;
  /** How many lines are as long. */
  readonly times: number;
  /** Lines kept the blanks at their ends, so none can have lost one. */
  readonly keepsBlanks: boolean;
}

export interface Piece {
  readonly text: string;
  readonly length: number;
  readonly blanks: number;
  readonly raw: string;
}

/** A value has no wider gaps than this. */
export const mostBlanks = 3;

/** How many blanks a line of this length lost at its end when it was copied from a console of that width. */
export function blanksCutAt(width: number, length: number): number {
  const rest = length % width;
  return rest === 0 ? 0 : width - rest;
}

/** Widths that consoles are set to: a line of one character less lost a blank at its end when it was copied. */
const consoleWidths: ReadonlySet<number> = new Set([80, 90, 94, 100, 110, 120, 130, 132, 140, 150, 160, 180, 200, 220, 236, 240]);

/**
 * Joins the pieces to the value as far as they belong to it. A console breaks at its width, in the middle of a word; a mail
 * program breaks at a blank, before the first word that does not fit. Returns whether anything was joined.
 */
export function unwrap(value: WrappedValue, { longest, times, keepsBlanks }: LineLengths): boolean {
  const { field, shape } = value;
  let { length, blanks } = value;
  let joined = false;
  for (const piece of value.pieces) {
    const glue = value.knownWidth !== undefined ? glueAt(value.knownWidth, length - blanks)
      : blanks > 0 && blanks <= mostBlanks && length === longest ? ' '
        : glueBetween(field.value, piece.text, shape, length - blanks, longest, times > 1 || (keepsBlanks && length > 80));
    if (glue === undefined) break;
    const text = field.value === '' ? withoutColon(piece.text) : piece.text;
    field.value = (field.value + glue + text).trim();
    field.raw = `${field.raw}\n${piece.raw}`;
    ({ length, blanks } = piece);
    joined = true;
  }
  return joined;
}

function glueAt(width: number, length: number): string | undefined {
  const blanks = blanksCutAt(width, length);
  return blanks <= mostBlanks ? ' '.repeat(blanks) : undefined;
}

/** What stood between the two pieces before the line was broken: nothing or a blank; undefined: they never were one line. */
function glueBetween(before: string, piece: string, shape: Shape, length: number, longest: number, isWidth: boolean): string | undefined {
  const after = piece.trim();
  if (piece !== after && length >= longest) return '';
  if (before === '') return fits(shape, after) ? '' : undefined;
  if ((shape === 'range' || shape === 'instant') && (after.startsWith(']') || after.startsWith('UTC'))) return ' ';
  if (shape === 'instant' || shape === 'range') {
    for (const glue of ['', ' ']) if (isDate(shape, before + glue + after)) return glue;
    return shape === 'range' && !before.includes(']') ? ' ' : undefined;
  }
  if (shape === 'guid' && after.startsWith('(')) return ' ';
  if (shape === 'url' || shape === 'guid' || shape === 'word') return after.includes(' ') ? undefined : '';
  if (shape === 'status' || shape === 'flag') {
    for (const glue of ['', ' ']) if (naturalEnd(shape, before + glue + after) > naturalEnd(shape, before)) return glue;
    return undefined;
  }
  if (shape !== 'text') return undefined;

  if (isLoneLetter(before)) return '';
  const endsSentence = '.!?'.includes(before.charAt(before.length - 1)) && isUpper(after.charCodeAt(0));
  const isTail = after.startsWith('Trace ID') || after.startsWith('Correlation ID') || after.startsWith('Timestamp');
  if (!before.includes(' ')) return length === longest ? '' : undefined;
  if (length === longest && !endsSentence) {
    // A sign is followed by a blank, and no console is one column narrower than a usual one.
    const endsInSign = '),.:;'.includes(before.charAt(before.length - 1));
    const lostBlank = !isWidth && (endsInSign || (consoleWidths.has(length + 1) && !consoleWidths.has(length)));
    return lostBlank ? ' ' : '';
  }
  if (isTail || longest - length === 1) return ' ';
  if (endsSentence || length > 100) return undefined;
  // Broken at a blank: the next word would not have fitted.
  const word = after.indexOf(' ') < 0 ? after.length : after.indexOf(' ');
  const limit = longest > 100 ? 80 : longest;
  return length >= 55 && length + 1 + word >= Math.min(limit, 72) ? ' ' : undefined;
}

/** The second half of `KeySignTest: : PASSED`, broken behind the first colon. */
function withoutColon(text: string): string {
  const value = text.trimStart();
  return value.startsWith(': ') ? value.slice(2) : text;
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

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}
