import { endsKnownName, fieldSpelled } from './known-fields.js';
import type { KnownField } from './known-fields.js';

/** A known field's name in front of a colon. */
export interface NameHit {
  readonly known: KnownField;
  /** The name as printed, blanks folded. */
  readonly fact: string;
  readonly start: number;
  readonly colon: number;
}

/** No known name has more words, and none is longer than this with its blanks. */
const mostWords = 4;
const longestName = 40;

/**
 * The next known name followed by a colon, from `from` on. Reads backwards from each colon, so that whatever stands in
 * front of the name (quoting, time stamps, prose) does not matter, and so that each character is looked at a bounded
 * number of times however many colons there are.
 */
export function nextNameHit(line: string, from: number): NameHit | undefined {
  let floor = from;
  for (let colon = line.indexOf(':', from); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    const hit = nameBefore(line, colon, floor);
    if (hit !== undefined) return hit;
    floor = colon + 1;
  }
  return undefined;
}

/** The known name that ends right in front of `colon`, which need not be a colon, and begins behind `floor`. */
export function nameBefore(line: string, colon: number, floor: number): NameHit | undefined {
  let end = colon;
  while (end > floor && isBlank(line.charCodeAt(end - 1))) end--;
  // `**AzureAdPrt**:`, `"AzureAdPrt":`, `` `AzureAdPrt`: ``, `| AzureAdPrt | : NO |`
  let marks = 0;
  while (end > floor && marks < 4 && isMark(line.charCodeAt(end - 1))) {
    end--;
    marks++;
  }
  while (end > floor && isBlank(line.charCodeAt(end - 1))) end--;
  if (end === floor || !isNameCode(line.charCodeAt(end - 1))) return undefined;

  let best: NameHit | undefined;
  let fact = '';
  let at = end;
  for (let words = 1; words <= mostWords && end - at <= longestName; words++) {
    const wordEnd = at;
    while (at > floor && isNameCode(line.charCodeAt(at - 1)) && wordEnd - at < longestName) at--;
    // A bullet or a dash of its own is no part of the word.
    while (at < wordEnd && line.charCodeAt(at) === 45) at++;
    if (at === wordEnd) break;
    const word = line.slice(at, wordEnd);
    if (words === 1 && !endsKnownName(word)) return undefined;
    fact = words === 1 ? word : `${word} ${fact}`;
    const known = fieldSpelled(fact);
    if (known !== undefined && !isPartOfWord(line, at)) best = { known, fact, start: at, colon };
    let gap = at;
    while (gap > floor && isBlank(line.charCodeAt(gap - 1)) && at - gap < 3) gap--;
    if (gap === at) break;
    at = gap;
  }
  return best;
}

/** `$AzureAdPrt`, `.AzureAdPrt`, `x_AzureAdPrt`: a name in code. */
function isPartOfWord(line: string, start: number): boolean {
  if (start === 0) return false;
  const before = line.charCodeAt(start - 1);
  if (isNameCode(before)) return before !== 45;
  if (before === 95) return line.charCodeAt(start - 2) !== 95 && isNameCode(line.charCodeAt(start - 2));
  return before === 36 || before === 46 || before === 64 || before === 92 || before === 47 || before > 0x2fff;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isMark(code: number): boolean {
  return code === 42 || code === 95 || code === 96 || code === 34 || code === 39 || code === 126 || code === 124;
}

function isNameCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45;
}
