import { isDigit, isLetter } from '../../evidence/ascii.js';
import { fieldSpelled } from './known-fields.js';
import type { KnownField, Shape } from './known-fields.js';
import { anyPrefix, prefixOf, stamp } from './line-prefix.js';
import { nameBefore, nextNameHit } from './name-hit.js';
import type { NameHit } from './name-hit.js';
import { withoutRemark } from './remark.js';
import { foldBlanks } from './sections.js';
import { isMasked, isPlausible, naturalEnd } from './value-shape.js';

/** One `name : value` that a line holds. */
export interface Pair {
  readonly known: KnownField | undefined;
  readonly fact: string;
  readonly value: string;
  /** Column of the colon, which the tool puts under each other. */
  readonly colon: number;
  /** It stands in a sentence or in code, not on a line of its own. */
  readonly inProse: boolean;
  /** A remark behind the value was left out. */
  readonly hadRemark: boolean;
}

/** Signs that frame a pair stand no farther in front of its colon. */
const farthestMark = 200;

/** All known pairs of one line; mostly none or one, several where somebody put them side by side. */
export function pairsIn(text: string): readonly Pair[] {
  let line = text;
  let hit = nextNameHit(line, 0);
  if (hit === undefined) {
    line = withColonsForEquals(text);
    if (line !== text) hit = nextNameHit(line, 0);
  }
  if (hit === undefined) return line.indexOf('|') >= 0 ? pairsInCells(line) : [];
  const pairs: Pair[] = [];
  const inProse = !beginsAt(line, hit.start);
  if (inProse && looksLikeCode(line)) return [];
  while (hit !== undefined) {
    const next: NameHit | undefined = nextPair(line, hit);
    const pair = pairAt(line, hit, next?.start ?? line.length, inProse);
    if (pair !== undefined) pairs.push(pair);
    hit = next;
  }
  return pairs;
}

/** People who type fields by hand write `AzureAdPrt = NO` too. Only a known name right in front of the sign counts. */
function withColonsForEquals(line: string): string {
  let made = '';
  let from = 0;
  for (let equals = line.indexOf('='); equals >= 0; equals = line.indexOf('=', equals + 1)) {
    if (line.charCodeAt(equals + 1) === 61 || nameBefore(line, equals, from) === undefined) continue;
    made += `${line.slice(from, equals)}:`;
    from = equals + 1;
  }
  return from === 0 ? line : made + line.slice(from);
}

/** Whether only quoting, numbers, time stamps and the like stand in front of the name. */
function beginsAt(line: string, start: number): boolean {
  const prefix = prefixOf(line, anyPrefix);
  let at = prefix.end;
  while (at < start && isMark(line.charCodeAt(at))) at++;
  if (at >= start) return true;
  if (beginsQuotedText(line, start)) return true;
  // A log's own columns behind its time stamp: host, process, component.
  if ((prefix.kinds & stamp) !== 0 && start <= 160) return true;
  // `grep -n` over several files: `pc1.txt:12:   AzureAdJoined : YES`. And the debug output's own `LogFatalAuthError: …`.
  let end = start;
  while (end > 0 && line.charCodeAt(end - 1) === 32) end--;
  const before = line.charCodeAt(end - 1);
  if (before === 58 && line.startsWith('LogFatalAuthError:', prefix.end)) return true;
  return before === 58 && isDigit(line.charCodeAt(end - 2)) && line.slice(0, end - 1).lastIndexOf(':') > 0 && start < 300;
}

/** `{"host":"PC-1","output":"AzureAdJoined : NO`, a quoted cell, `<![CDATA[`: the output begins inside something else. */
function beginsQuotedText(line: string, start: number): boolean {
  let end = start;
  while (end > 0 && line.charCodeAt(end - 1) === 32) end--;
  if (line.slice(Math.max(0, end - 9), end) === '<![CDATA[') return true;
  if (line.charCodeAt(end - 1) !== 34) return false;
  let before = end - 1;
  while (before > 0 && line.charCodeAt(before - 1) === 32) before--;
  return before === 0 || ':,;[('.includes(line.charAt(before - 1));
}

const codeWords = ['-match', '-like', '-notmatch', '-contains', 'elect-string', 'findstr', '.contains(', '.includes(', '==', '=~', 'grep ', 'StartsWith('];

/** A script that looks for the very text is no evidence of it. */
function looksLikeCode(line: string): boolean {
  const head = line.slice(0, 2000);
  return codeWords.some((word) => head.includes(word));
}

/** The next name that begins a pair of its own instead of standing in this one's value. */
function nextPair(line: string, hit: NameHit): NameHit | undefined {
  const { shape } = hit.known;
  for (let next = nextNameHit(line, hit.colon + 1); next !== undefined; next = nextNameHit(line, next.colon + 1)) {
    const between = line.slice(hit.colon + 1, next.start);
    const value = between.trim();
    // The sign that opens the next name's span of code is no part of what lies between.
    const upToMark = between.endsWith('`') ? between.slice(0, -1) : between;
    const gap = upToMark.length - upToMark.trimEnd().length;
    const separated = gap >= 3 || between.endsWith('\t') || endsInSeparator(value);
    if (value === '' || value === ':') return next;
    if (shape === 'text') {
      if (gap >= 3 || value.endsWith('|') || (gap === 2 && line.charCodeAt(next.colon - 1) === 32)) return next;
    } else if (separated || (gap >= 1 && (naturalEnd(shape, value) === value.length || inSentence(shape, value)))) return next;
  }
  return undefined;
}

/** `NO,`, `"NO","`, `NO | `: the next name's own quotes do not count. */
function endsInSeparator(value: string): boolean {
  let end = value.length;
  while (end > 0 && '"\'`*{ '.includes(value.charAt(end - 1))) end--;
  return end > 0 && ',;|/'.includes(value.charAt(end - 1));
}

/** `NO and`, `YES but`: the value, then a word that leads to the next pair. */
function inSentence(shape: Shape, value: string): boolean {
  const end = naturalEnd(shape, value);
  return end > 0 && value.length - end < 40;
}

function pairAt(line: string, hit: NameHit, end: number, inProse: boolean): Pair | undefined {
  const { known, fact, colon } = hit;
  const written = withoutSeparator(line.slice(colon + 1, end), end < line.length);
  const plain = unmarked(emphasised(line, hit.start, written, known.shape), line.slice(Math.max(0, colon - farthestMark), colon), known.shape);
  const value = withoutRemark(known.shape, plain, inProse);
  if (inProse && !isPlausible(known.shape, value)) return undefined;
  if (!inProse && isDescription(known, value, line, hit)) return undefined;
  return { known, fact, value, colon, inProse, hadRemark: !inProse && value !== plain };
}

/** The sign between this pair and the next one on the line belongs to neither. */
function withoutSeparator(text: string, isFollowed: boolean): string {
  if (!isFollowed) return text;
  let end = text.length;
  while (end > 0 && ' ,;|'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** `_AzureAdPrt: YES_ – there is one`: the emphasis that began in front of the name ends the value. */
function emphasised(line: string, start: number, value: string, shape: Shape): string {
  const mark = line.charAt(start - 1);
  if ((mark !== '_' && mark !== '*') || shape === 'text' || isMasked(value.trim())) return value;
  const close = value.indexOf(mark);
  const after = value.charCodeAt(close + 1);
  return close < 1 || withoutColons(value.slice(0, close).trim()) === '' || isLetter(after) || isDigit(after) ? value : value.slice(0, close);
}

/** Takes off what was put around a value: bold, code, quotes, a table's bar, the second colon of `KeySignTest: : PASSED`. */
function unmarked(text: string, before: string, shape: Shape): string {
  let value = withoutColons(text.trim());
  if (value.startsWith('|') && before.includes('|')) value = withoutColons(value.slice(1).trimStart());
  if (before.includes('|')) while (value.endsWith('|')) value = value.slice(0, -1).trimEnd();
  if (before.includes('**')) {
    if (value.startsWith('**')) value = withoutColons(value.slice(2).trimStart());
    if (value.endsWith('**')) value = value.slice(0, -2).trimEnd();
  } else if (value.length > 4 && value.startsWith('**') && value.endsWith('**') && !value.slice(2, -2).includes('*')) value = value.slice(2, -2).trim();
  if (value.startsWith('`')) value = trimSign(value, '`');
  // The pair stood in a span of code, and the sentence goes on behind it.
  else if (value.endsWith('`') || (before.includes('`') && value.includes('`'))) value = value.slice(0, value.indexOf('`')).trimEnd();
  if (value.startsWith('"')) value = unquoted(value, '"');
  else if (value.startsWith("'")) value = unquoted(value, "'");
  if (shape !== 'text' && value.length > 2 && (value.startsWith('*') || value.startsWith('_')) && value.endsWith(value.charAt(0))) {
    const inside = value.slice(1, -1);
    if (!inside.includes('*')) value = inside;
  }
  if ((shape === 'url' || shape === 'word') && value.endsWith('\\')) value = value.slice(0, -1).trimEnd();
  return value;
}

function withoutColons(text: string): string {
  let value = text;
  while (value.startsWith(':')) value = value.slice(1).trimStart();
  return value;
}

function trimSign(value: string, sign: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && value.charAt(from) === sign) from++;
  const close = value.indexOf(sign, from);
  if (close > 0) to = close;
  return value.slice(from, to).trim();
}

/** The text between a value's own quotes, if nothing but a list's signs follow them. */
function unquoted(value: string, sign: string): string {
  const close = value.indexOf(sign, 1);
  if (close < 0) return value;
  const tail = value.slice(close + 1).trim();
  return tail === '' || ',;]})'.includes(tail.charAt(0)) ? value.slice(1, close).trim() : value;
}

/** Sentences that the tool itself prints as values. */
const sentences: ReadonlySet<string> = new Set(['Server Message', 'Server Error Description', 'Auto Detect PAC Status', 'AdalMessage', 'Join message']);

/**
 * A document that explains the field (`**AzureAdPrt**: Set the state to *YES* if …`), or code that declares it
 * (`AzureAdJoined: boolean;`), has the name and the colon, but no value.
 */
function isDescription(known: KnownField, value: string, line: string, hit: NameHit): boolean {
  // The debug grammar prints all its fields as `name: value`.
  if (value === '' || isMasked(value) || (known.areas[0] === 'debug' && !value.startsWith('{') && !value.endsWith(';'))) return false;
  const spaced = line.charCodeAt(hit.colon - 1) === 32 || line.startsWith(' :', hit.colon + 1);
  const words = value.split(' ', 8).length;
  switch (known.shape) {
    case 'flag': case 'test': case 'status': case 'code': case 'count': case 'instant': case 'range': case 'guid':
      if (naturalEnd(known.shape, value) > 0 || (known.shape === 'range' && value.startsWith('['))) return false;
      return words >= 4 || (!spaced && !isPlausible(known.shape, value)) || '{([;,'.includes(value.charAt(value.length - 1));
    case 'url': case 'word':
      return words >= 4 || (!spaced && (value.endsWith(';') || value.startsWith('{')));
    case 'text':
      if (!spaced && (value.endsWith(';') || value.startsWith('{'))) return true;
      return words >= 6 && !sentences.has(known.name) && (!spaced || line.charCodeAt(hit.start - 1) === 42);
  }
}

/** A row of a table with the name in one cell and the value in the next. */
function pairsInCells(line: string): readonly Pair[] {
  if (line.length > 4000) return [];
  const cells = line.split('|').map((cell) => cellText(cell));
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < cells.length; i++) {
    const fact = cells[i] ?? '';
    const value = cells[i + 1] ?? '';
    if (fact.length > 30 || value === '') continue;
    const known = fieldSpelled(fact);
    if (known === undefined || fieldSpelled(value) !== undefined || value.startsWith('--')) continue;
    if (isPlausible(known.shape, value) && (sentences.has(known.name) || value.split(' ', 9).length < 9)) {
      pairs.push({ known, fact, value: withoutRemark(known.shape, value, false), colon: -1, inProse: false, hadRemark: false });
      i++;
    }
  }
  return pairs;
}

function cellText(cell: string): string {
  let from = 0;
  let to = cell.length;
  while (from < to && isMark(cell.charCodeAt(from))) from++;
  while (to > from && isMark(cell.charCodeAt(to - 1)) && cell.charCodeAt(to - 1) !== 93 && cell.charCodeAt(to - 1) !== 41) to--;
  return cell.slice(from, to);
}

/** The unknown pair that a line is, when it is nothing but that: `Error code: 0xd0048451`. */
export function unknownPairIn(line: string): Pair | undefined {
  const prefix = prefixOf(line, anyPrefix);
  let start = prefix.end;
  while (isMark(line.charCodeAt(start))) start++;
  const colon = line.indexOf(':', start);
  if (colon < 0 || colon - start > 50) return undefined;
  let end = colon;
  while (end > start && isMark(line.charCodeAt(end - 1)) && line.charCodeAt(end - 1) !== 41) end--;
  const fact = line.slice(start, end);
  if (!isName(fact)) return undefined;
  const value = unmarked(line.slice(colon + 1), line.slice(0, colon), 'text');
  const name = foldBlanks(fact);
  return { known: fieldSpelled(name), fact: name, value, colon, inProse: false, hadRemark: false };
}

/** Whether this is a value that the tool could print for a field of any shape but text. */
export function isCodedValue(value: string): boolean {
  return (['flag', 'test', 'status', 'code', 'instant', 'guid'] as const).some((shape) => naturalEnd(shape, value) === value.length && value !== '');
}

function isName(text: string): boolean {
  if (text.length < 2 || text.length > 40 || !isLetter(text.charCodeAt(0))) return false;
  let blanks = 0;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) blanks++;
    else if (!isLetter(code) && !isDigit(code) && code !== 45 && code !== 95 && code !== 40 && code !== 41 && code !== 46) return false;
  }
  return blanks <= 5;
}


/** Blanks, and the signs with which markdown, tables and JSON surround a text. */
function isMark(code: number): boolean {
  return code === 32 || code === 9 || code === 42 || code === 95 || code === 96 || code === 34 || code === 39 || code === 126
    || code === 124 || code === 91 || code === 40 || code === 123 || code === 45 || code === 93 || code === 41;
}
