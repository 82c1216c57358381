import type { CaptureBuilder } from './capture-builder.js';
import { joinInfoPairs, readDebugLine } from './debug.js';
import type { DraftField } from './draft-field.js';
import { fieldNamed, knownFields } from './known-fields.js';
import type { KnownField } from './known-fields.js';
import { anyPrefix, bar, bullet, number, prefixOf, stamp } from './line-prefix.js';
import type { Prefix } from './line-prefix.js';
import { hasWideChars, plainText, splitLine } from './markup.js';
import { isCodedValue, pairsIn, unknownPairIn } from './pairs.js';
import type { Pair } from './pairs.js';
import { bodyOf, PhysicalLines } from './physical-lines.js';
import type { Wrap } from './physical-lines.js';
import { knownSection, knownSections, sectionTitled } from './sections.js';
import type { Section } from './sections.js';
import type { Shell } from './shell.js';
import { endsInsideLine } from './truncation.js';
import type { Tail } from './truncation.js';
import { isMasked, naturalEnd } from './value-shape.js';
import { blanksCutAt, mostBlanks } from './wrapped-value.js';
import type { Piece } from './wrapped-value.js';

/** The pair that a broken-off line would belong to. */
interface Held {
  readonly field: DraftField;
  readonly known: KnownField;
  /** Length of its last line, and the blanks at its end, which count. */
  length: number;
  blanks: number;
  /** Columns by which the whole output is moved to the right, by quoting or indentation. */
  readonly shift: number;
  readonly kinds: number;
  pieces: Piece[] | undefined;
}

/** No value of the tool is broken into more lines, on the narrowest console. */
const mostPieces = 200;

/**
 * Reads a text that people and programs have handled: line by line, each put into plain words first (`markup.ts`), then
 * recognised as banner, prompt, pair, message or the rest of the line before. Pairs that stand in prose go to their own
 * builder, because a sentence about a field must not mix with an output. Returns how the text ends.
 */
export function readDamaged(text: string, captures: CaptureBuilder, prose: CaptureBuilder, shell: Shell): Tail {
  const reader = new DamagedText(captures, prose, shell);
  const lines = new PhysicalLines(text);
  const isAscii = !hasWideChars(text);
  while (lines.next(reader.wrap)) {
    if (lines.text.trim() === '') {
      reader.blank();
      continue;
    }
    const pieces = splitLine(lines.text);
    if (pieces.length === 1) reader.read(plainText(lines.text, isAscii), lines.raw, lines.line, lines);
    else for (const piece of pieces) reader.readPiece(piece, lines.line, lines);
  }
  const brokenLine = reader.brokenLine();
  return { ...(brokenLine === undefined ? {} : { brokenLine }), insideLine: endsInsideLine(text) };
}

class DamagedText {
  wrap: Wrap | undefined;
  private lastStray: { readonly line: number; readonly text: string } | undefined;
  private readonly captures: CaptureBuilder;
  private readonly prose: CaptureBuilder;
  private readonly shell: Shell;
  private held: Held | undefined;
  /** Blank lines since the last line that was not. */
  private blanks = 0;
  /** The last line was a banner's rule. */
  private afterRule = false;
  /** A line that meant nothing by itself; perhaps the first half of a name. */
  private loose: { readonly text: string; readonly raw: string; readonly line: number; readonly length: number; readonly isTitle: boolean } | undefined;
  /** The last known pair that stood on a line of its own: its colon's column and its line's prefix. */
  private layout: { readonly colon: number; readonly kinds: number } | undefined;
  /** Pairs that were followed by a blank line, and that were not: some copies put one after every line. */
  private pairsBeforeBlank = 0;
  private pairsBeforeText = 0;
  private openMessage = false;
  private joinInfoOpen = false;
  /** Lines for which an exported event log goes on, whose events quote the debug output. */
  private eventLines = 0;
  /** Lines since the last one that was understood. */
  private strayLines = 0;
  private columns: string | undefined;

  constructor(captures: CaptureBuilder, prose: CaptureBuilder, shell: Shell) {
    this.captures = captures;
    this.prose = prose;
    this.shell = shell;
  }

  /** The last line, if it is the beginning of a name, a rule or a title. */
  brokenLine(): number | undefined {
    return this.lastStray !== undefined && isBrokenName(this.lastStray.text.trim()) ? this.lastStray.line : undefined;
  }

  blank(): void {
    if (this.blanks === 0 && this.held !== undefined) this.pairsBeforeBlank++;
    this.blanks++;
    if (this.openMessage && !this.isDoubleSpaced) this.openMessage = false;
  }

  /** Copies with a blank line behind every line. */
  private get isDoubleSpaced(): boolean {
    return this.pairsBeforeBlank >= 3 && this.pairsBeforeText * 10 <= this.pairsBeforeBlank;
  }

  /** The line goes on from the one before, without a blank line that means anything. */
  private get isContiguous(): boolean {
    return this.blanks === 0 || (this.blanks === 1 && this.isDoubleSpaced);
  }

  readPiece(piece: string, line: number, lines: PhysicalLines): void {
    const plain = plainText(piece, false);
    // Tags that were entities themselves show only now.
    const inner = plain === piece ? [plain] : splitLine(plain);
    for (const text of inner) {
      if (text.trim() === '') this.blank();
      else this.read(inner.length === 1 ? text : plainText(text, false), piece, line, lines);
    }
  }

  read(whole: string, raw: string, line: number, lines: PhysicalLines): void {
    if (this.blanks === 0 && this.held !== undefined && this.held.pieces === undefined) this.pairsBeforeText++;
    const text = whole.startsWith('<![LOG[') ? logMessage(whole) : whole;
    const inner = text.charCodeAt(text.length - 1) === 34 || text.endsWith('",') ? listItem(text) : undefined;
    if (inner !== undefined) {
      this.read(inner, raw, line, lines);
      return;
    }
    let prefix = prefixOf(text, anyPrefix);
    // The rest of a broken date or id begins with digits too.
    if (this.held !== undefined && this.isContiguous && (prefix.kinds & (number | stamp) & ~this.held.kinds) !== 0) {
      prefix = prefixOf(text, this.held.kinds);
    }
    const content = this.withoutColumns(text.slice(prefix.end), prefix);
    if (isEmpty(content)) {
      // Nothing but quoting, a number, a time stamp or a list's signs: a blank line of the output.
      this.blank();
      return;
    }
    this.recognise(text, content, prefix, raw, line, lines);
    this.blanks = 0;
  }

  /** A log collector's own columns behind the time stamp (host, process), which every line of the output repeats. */
  private withoutColumns(content: string, prefix: Prefix): string {
    if ((prefix.kinds & stamp) === 0) return content;
    if (this.columns === undefined) {
      const rule = content.indexOf('+-----');
      if (rule > 0 && rule < 120) this.columns = content.slice(0, rule).trimEnd();
    }
    if (this.columns === undefined || !content.startsWith(this.columns)) return content;
    return content.slice(this.columns.length).trimStart();
  }

  private recognise(text: string, content: string, prefix: Prefix, raw: string, line: number, lines: PhysicalLines): void {
    if (this.readBanner(content, prefix, line, lines)) return;
    const wasAfterRule = this.afterRule;
    this.afterRule = false;
    if (this.readShell(text, content, prefix, line)) return;
    if (this.readPairs(text, prefix, raw, line)) return;
    if (this.readOwnRemark(content, line)) return;
    const section = titleIn(content, wasAfterRule) ?? this.titleAcrossBreak(content);
    if (section !== undefined) {
      this.forget();
      this.captures.title(section, line);
      return;
    }
    if (this.readDebug(text.trim(), content, line, raw)) return;
    if (this.readHalves(text, content, raw, line)) return;
    if (this.readUnknownPair(text, prefix, raw, line, false)) return;
    // Names stand to the right; what a console or a mail program carries over stands at the left.
    if (text.charCodeAt(2) === 32 && !this.captures.draft.isEmpty && lines.peek() === undefined && isBrokenName(text.trim())) {
      this.forget();
      this.lastStray = { line, text };
      return;
    }
    const isRest = this.readRest(text, content, prefix, raw);
    if (!isRest && this.readUnknownPair(text, prefix, raw, line, true)) return;
    this.loose = { text: content, raw, line, length: this.lengthOf(text, 0) - blanksBehind(text), isTitle: (prefix.kinds & bar) !== 0 };
    if (isRest) return;
    this.strayLines++;
    this.held = undefined;
    this.lastStray = { line, text };
  }

  /** Something that ends whatever could have been continued was read. */
  private forget(): void {
    this.strayLines = 0;
    this.held = undefined;
    this.loose = undefined;
    this.lastStray = undefined;
    this.openMessage = false;
  }

  /** Rules, and banners on one line: `+------- SSO State -------+`. */
  private readBanner(content: string, prefix: Prefix, line: number, lines: PhysicalLines): boolean {
    const first = content.charCodeAt(0);
    if (first !== 43 && first !== 45 && first !== 124) return false;
    if (content.charCodeAt(1) !== 45 && content.charCodeAt(1) !== 43) {
      if (first !== 124) return false;
      // A bar alone is what a narrow console leaves of a title's line.
      return content.trim() === '|';
    }
    const end = endOfRule(content);
    if (end === content.trimEnd().length) {
      const isBroken = first === 43 && content.trimEnd().charCodeAt(end - 1) !== 43 && end >= 8;
      this.forget();
      this.afterRule = true;
      if (isBroken) this.readBrokenRule(end, prefix, line, lines);
      return true;
    }
    if (first !== 43 || !content.trimEnd().endsWith('-+') || content.length > 200) return false;
    const title = trimSigns(content);
    if (title === '' || !isTitle(title)) return false;
    this.forget();
    this.captures.title(sectionTitled(title), line);
    return true;
  }

  /** A rule without its closing plus: the console broke it, or the text ends in it. */
  private readBrokenRule(length: number, prefix: Prefix, line: number, lines: PhysicalLines): void {
    const next = lines.peek();
    const rest = next === undefined ? '' : next.text.slice(prefixOf(next.text, prefix.kinds).end).trimEnd();
    if (rest !== '' && (rest.charCodeAt(0) === 45 || rest === '+') && endOfRule(rest) === rest.length) {
      this.wrap = { width: length, kinds: prefix.kinds, blanks: prefix.end - prefix.markEnd, doubleSpaced: !(next?.isNext ?? true) };
    } else if (next === undefined) this.lastStray = { line, text: '+-' };
  }

  private readShell(text: string, content: string, prefix: Prefix, line: number): boolean {
    // Quoting goes; but `#` in front of a command is its prompt, and `[10.0.0.5]: PS` no time stamp.
    let kind = this.shell.read(content.charCodeAt(0) === 96 ? trimSigns(content) : content, line);
    if (kind === undefined && prefix.markEnd > 0) kind = this.shell.read(text, line);
    if (kind === undefined) return false;
    if (kind === 'dsregcmd') this.captures.command();
    else if (kind === 'prompt') this.captures.prompt();
    else if (kind === 'answer') this.captures.answer();
    this.forget();
    this.layout = undefined;
    return true;
  }

  private readPairs(text: string, prefix: Prefix, raw: string, line: number): boolean {
    const pairs = pairsIn(text);
    if (pairs.length === 0) return false;
    const before = this.loose;
    for (const pair of pairs) {
      if (pair.inProse) {
        this.prose.pair(pair.known, pair.fact, pair.value, line, shortened(raw));
        continue;
      }
      if (pair === pairs[0] && this.readAcrossBreak(pair, before, text, raw, line)) continue;
      this.addPair(pair, text, prefix.kinds, pairs.length === 1, raw, line);
    }
    return pairs.some((pair) => !pair.inProse);
  }

  private addPair(pair: Pair, text: string, kinds: number, alone: boolean, raw: string, line: number): void {
    const { known } = pair;
    const description = this.held;
    if (known?.name === 'Correlation ID' && description?.known.name === 'Server Error Description' && this.isContiguous
      && text.trimStart().startsWith('Correlation ID:') && description.pieces !== undefined) {
      // The server's own text ends with these lines; they are no fields.
      this.continueHeld(description, text, text.trim(), raw);
      return;
    }
    if (this.eventLines > 0 && known?.areas[0] === 'debug') return;
    const field = this.captures.pair(known, pair.fact, pair.value, line, shortened(raw));
    const draft = this.captures.draft;
    if (pair.hadRemark) draft.note(line, `${pair.fact}: a remark behind the value was left out`);
    const shift = alone ? Math.max(0, pair.colon - 27) : 0;
    const length = this.lengthOf(text, shift);
    const blanks = blanksBehind(text);
    draft.measure(length);
    // The tool prints a blank behind the colon of an empty value; most copies lose it, and others with it.
    if (pair.value === '' && blanks === 1) draft.lengths.keepsBlanks = true;
    this.forget();
    if (alone) this.layout = { colon: pair.colon, kinds };
    if (known !== undefined) this.held = { field, known, length, blanks, shift, kinds, pieces: undefined };
  }

  /** The tool's own remarks, fences, and marks that something was left out. */
  private readOwnRemark(content: string, line: number): boolean {
    const first = content.charCodeAt(0);
    if (first === 70 && (content.startsWith('For more information, please visit') || content.startsWith('For more information, visit'))) {
      this.forget();
      this.captures.footer(line);
      return true;
    }
    if ((first === 96 && content.startsWith('```')) || (first === 126 && content.startsWith('~~~')) || isProgress(content, first)) {
      this.forget();
      return true;
    }
    if (isEllipsis(content)) {
      this.forget();
      const { draft } = this.captures;
      if (!draft.isEmpty) {
        draft.note(line, 'lines were left out here');
        draft.guessed = true;
      }
      return true;
    }
    return false;
  }

  private readDebug(whole: string, content: string, line: number, raw: string): boolean {
    const own = content.trim();
    const first = own.charCodeAt(0);
    if ((first === 76 && own.startsWith('Log Name:')) || (first === 69 && (own.startsWith('Event ID:') || own.startsWith('EventID:')))) this.eventLines = 40;
    if (this.eventLines > 0) {
      this.eventLines--;
      return false;
    }
    const { draft } = this.captures;
    const amongDebug = (draft.messages.length > 0 || draft.debugKeys > 0) && !draft.closed;
    if (this.joinInfoOpen || (own.indexOf('{') >= 0 && own.indexOf('Join Info') >= 0)) {
      for (const [name, value] of joinInfoPairs(own)) {
        this.captures.pair(fieldNamed(name), name, value, line, shortened(raw));
        this.captures.draft.hasOwnMessage ||= name === 'TenandID';
      }
      this.joinInfoOpen = own.indexOf('}') < 0;
      if (!own.includes('::')) return true;
    }
    const debug = readDebugLine(whole.charCodeAt(0) === 69 && whole.startsWith('ERROR ') ? whole : content, amongDebug);
    if (debug !== undefined) {
      const isRest = this.openMessage && this.isContiguous && debug.fact === 'message';
      if (!isRest) {
        this.forget();
        this.captures.message(debug.fact, debug.value, line, debug.distinctive);
        if (debug.isEnd) this.captures.draft.endSeen = true;
        this.openMessage = true;
        return true;
      }
    }
    if (!this.openMessage || !this.isContiguous || this.isDoubleSpaced) return false;
    return this.captures.extendMessage(content.trim());
  }

  /** A name that was broken in two: `AzureAdJo` above `ined : YES`. */
  private readHalves(text: string, content: string, raw: string, line: number): boolean {
    const { loose } = this;
    if (loose === undefined || !this.isContiguous || content.indexOf(':') < 0 || !mayBeHalf(loose.text)) return false;
    for (const glue of this.gluesBehind(loose)) {
      const [pair, ...others] = pairsIn(loose.text.trim() + glue + content);
      if (pair === undefined || pair.inProse || others.length > 0 || pair.colon < loose.text.trim().length) continue;
      this.addHalves(pair, text, raw, line);
      return true;
    }
    return false;
  }

  /** What may have stood between two halves: known where the console's width is, else nothing or a blank. */
  private gluesBehind(loose: NonNullable<DamagedText['loose']>): readonly string[] {
    return this.wrap === undefined ? ['', ' '] : [' '.repeat(Math.min(blanksCutAt(this.wrap.width, loose.length), mostBlanks))];
  }

  /** Half a name may be a name itself: `Workplace` above `DeviceId : …`. */
  private readAcrossBreak(pair: Pair, loose: DamagedText['loose'], text: string, raw: string, line: number): boolean {
    if (loose === undefined || !this.isContiguous || !mayBeHalf(loose.text) || !text.startsWith(pair.fact)) return false;
    const [longer] = pairsIn(loose.text.trim() + text);
    if (longer?.known === undefined || longer.inProse || longer.fact.length <= pair.fact.length) return false;
    this.addHalves(longer, text, raw, line);
    return true;
  }

  private addHalves(pair: Pair, text: string, raw: string, line: number): void {
    const { loose, held } = this;
    if (loose === undefined) return;
    // The first half was taken for the rest of the value above it.
    if (held?.pieces?.at(-1)?.raw === loose.raw) held.pieces.pop();
    const field = this.captures.pair(pair.known, pair.fact, pair.value, loose.line, `${loose.raw}\n${raw}`);
    this.captures.draft.note(line, `${pair.fact}: a name that was broken in two was joined again`);
    this.captures.draft.guessed = true;
    this.forget();
    if (pair.known !== undefined) {
      this.held = { field, known: pair.known, length: this.lengthOf(text, 0), blanks: blanksBehind(text), shift: 0, kinds: 0, pieces: undefined };
    }
  }

  /** `| IE Proxy Config for Current` above `User   |`. */
  private titleAcrossBreak(content: string): Section | undefined {
    const { loose } = this;
    if (loose === undefined || !loose.isTitle || !this.isContiguous || content.length > 80 || loose.text.length > 80) return undefined;
    return knownSection(trimSigns(`${loose.text} ${content}`)) ?? knownSection(trimSigns(loose.text + content));
  }

  /** A field that this version does not know, where the lines around it say that it is one. */
  private readUnknownPair(text: string, prefix: Prefix, raw: string, line: number, byNeighbour: boolean): boolean {
    const { layout } = this;
    const { draft } = this.captures;
    if (draft.closed || this.strayLines > 3 || text.length > 2000 || (draft.isEmpty && !draft.hasBareTitle)) return false;
    const pair = unknownPairIn(text);
    if (pair === undefined) return false;
    const spaced = text.charCodeAt(pair.colon - 1) === 32 && (pair.value === '' || text.charCodeAt(pair.colon + 1) === 32);
    const aligned = spaced && ((layout !== undefined && layout.colon === pair.colon) || pair.colon === 27) && prefix.end > prefix.markEnd;
    const under = draft.section.title !== '' && !draft.isEmpty && spaced && this.strayLines === 0;
    const underBanner = draft.hasBareTitle && spaced;
    const likeItsNeighbour = byNeighbour && layout !== undefined && layout.kinds === prefix.kinds && this.blanks === 0 && isCodedValue(pair.value);
    if (!aligned && !under && !underBanner && !likeItsNeighbour) return false;
    this.addPair(pair, text, prefix.kinds, true, raw, line);
    return true;
  }

  /** The rest of a line that a console or a mail program broke. */
  private readRest(text: string, content: string, prefix: Prefix, raw: string): boolean {
    const { held } = this;
    if (held === undefined || !this.isContiguous || (prefix.kinds & bullet & ~held.kinds) !== 0) return false;
    if (this.wrap === undefined ? !mayGoOn(held) : blanksCutAt(this.wrap.width, held.length - held.blanks) > mostBlanks) return false;
    return this.continueHeld(held, text, content, raw);
  }

  private continueHeld(held: Held, text: string, content: string, raw: string): boolean {
    const own = prefixOf(text, held.kinds);
    let from = own.markEnd;
    while (from < held.shift && text.charCodeAt(from) === 32) from++;
    const piece = text.slice(from).trimEnd();
    if (this.wrap === undefined && piece.length > Math.max(held.length + 1, 120)) return false;
    if (content.length > 4000 || (held.pieces?.length ?? 0) >= mostPieces) return false;
    if (held.pieces === undefined) {
      held.pieces = [];
      this.captures.draft.wrapped.push({
        field: held.field, shape: held.known.shape, length: held.length, blanks: held.blanks, pieces: held.pieces, knownWidth: this.wrap?.width,
      });
    }
    held.length = this.lengthOf(text, held.shift);
    held.blanks = blanksBehind(text);
    held.pieces.push({ text: piece, length: held.length, blanks: held.blanks, raw });
    this.captures.draft.measure(held.length);
    return true;
  }

  /** How many columns of the console the line filled. */
  private lengthOf(text: string, shift: number): number {
    return this.wrap === undefined ? text.length - shift : bodyOf(text, this.wrap).length;
  }
}

/** Whether the value can have been longer than its line. A whole answer, date or id cannot. */
function mayGoOn(held: Held): boolean {
  const { known, field, length, pieces } = held;
  const { value } = field;
  if (value !== '' && isMasked(value)) return false;
  switch (known.shape) {
    case 'text': return length >= 50 || (pieces?.length ?? 0) > 0;
    case 'url': return value === '' || (length >= 50 && value.includes('://'));
    case 'word': return length >= 70 && value.length >= 20;
    case 'status': return naturalEnd('status', value) !== value.length || value === 'FAILED. Error:' || value === 'FAILED';
    case 'flag': case 'count': case 'code': return value === '';
    case 'guid': return naturalEnd('guid', value) !== value.length || value.endsWith('}');
    default: return naturalEnd(known.shape, value) !== value.length || value.length < 20;
  }
}

/** The message of a line in the log format of Configuration Manager and Intune. */
function logMessage(line: string): string {
  const end = line.indexOf(']LOG]!>');
  return line.slice(7, end < 0 ? line.length : end);
}

/** The string that the line is in a JSON list of lines: `  "   AzureAdPrt : NO",`. */
function listItem(line: string): string | undefined {
  const text = line.trim();
  if (text.length < 2 || text.charCodeAt(0) !== 34) return undefined;
  const end = text.endsWith('",') ? text.length - 2 : text.length - 1;
  const inner = text.slice(1, end);
  for (let at = inner.indexOf('"'); at >= 0; at = inner.indexOf('"', at + 1)) if (inner.charCodeAt(at - 1) !== 92) return undefined;
  return inner.replaceAll('\\\\', '\\').replaceAll('\\"', '"');
}

/** Whether a text holds only blanks and the signs of lists and strings. */
function isEmpty(content: string): boolean {
  if (content.length > 12) return false;
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code !== 32 && code !== 34 && code !== 44 && code !== 9) return false;
  }
  return true;
}

function blanksBehind(text: string): number {
  return text.length - text.trimEnd().length;
}

/** Where a row of plus and minus signs ends. */
function endOfRule(content: string): number {
  let end = 0;
  while (content.charCodeAt(end) === 45 || content.charCodeAt(end) === 43 || content.charCodeAt(end) === 124) end++;
  return end;
}

/** The section whose title the line is, with or without bars, bold or heading signs around it. */
function titleIn(content: string, afterRule: boolean): Section | undefined {
  if (content.length > 120) return undefined;
  const title = trimSigns(content);
  const known = knownSection(title);
  if (known !== undefined) return known;
  const whole = content.trim();
  const framed = whole.startsWith('|') && whole.endsWith('|') && whole.length > 2 && !title.includes('|') && !title.includes(':');
  return framed && afterRule && isTitle(title) ? sectionTitled(title) : undefined;
}

function isTitle(text: string): boolean {
  const first = text.charCodeAt(0) | 32;
  return first >= 97 && first <= 122 && text.length <= 66;
}

/** Without the signs that frame titles and code: bars, rules, `**`, `###`, backticks, a colon at the end. */
function trimSigns(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSign(text.charCodeAt(from))) from++;
  while (to > from && (isSign(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === 58)) to--;
  return text.slice(from, to);
}

function isSign(code: number): boolean {
  return code === 32 || code === 9 || code === 124 || code === 43 || code === 45 || code === 61 || code === 42 || code === 35 || code === 95
    || code === 96 || code === 126 || code === 34;
}

const progress = ['Waiting for Diagnostics Task', 'PreJoinChecks Complete', 'Automatic device join pre-check'];

function isProgress(content: string, first: number): boolean {
  return (first === 87 || first === 80 || first === 65) && progress.some((words) => content.startsWith(words));
}

function isEllipsis(content: string): boolean {
  const first = content.charCodeAt(0);
  const mayBe = first === 46 || first === 0x2026 || first === 91 || first === 60 || first === 40 || first === 45 || (first | 32) === 115;
  if (!mayBe || content.length > 60) return false;
  const lower = content.toLowerCase();
  return content.startsWith('...') || content.startsWith('…') || lower.startsWith('[snip') || lower.startsWith('<snip') || lower.startsWith('(snip')
    || lower.startsWith('[...') || lower.startsWith('[…') || lower === 'snip' || lower.startsWith('-- snip') || lower.startsWith('--- snip')
    || lower.startsWith('[truncated') || lower.startsWith('[output');
}

/** A line that could be the first half of a broken name: one to three words, nothing else. */
function mayBeHalf(text: string): boolean {
  const half = text.trim();
  if (half.length === 0 || half.length > 26) return false;
  for (let i = 0; i < half.length; i++) {
    const code = half.charCodeAt(i);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    if (!isLetter && code !== 32 && code !== 45 && !(code >= 48 && code <= 57)) return false;
  }
  return true;
}

/** The text that ends here is the beginning of a name, or of a banner's title. */
function isBrokenName(content: string): boolean {
  const isTitleLine = content.startsWith('|');
  if (content === '+-') return true;
  const text = trimSigns(content);
  if (text.length < 3 || text.length > 40) return false;
  if (isTitleLine) return knownSections.some((section) => section.title.startsWith(text));
  return knownFields.some((field) => field.name.startsWith(text) && field.areas[0] !== 'debug');
}

/** Raw text is shown beside a verdict; of a line of megabytes, its beginning is enough. */
function shortened(raw: string): string {
  return raw.length > 4000 ? raw.slice(0, 4000) : raw;
}
