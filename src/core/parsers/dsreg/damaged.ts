import { endOfRule, isBrokenName, isTitle, titleIn, trimSigns } from './banner.js';
import { BrokenLines } from './broken-lines.js';
import type { CaptureBuilder } from './capture-builder.js';
import { DebugText } from './debug-text.js';
import { anyPrefix, number, prefixOf, stamp } from './line-prefix.js';
import type { Prefix } from './line-prefix.js';
import { isEllipsis, isEmpty, isProgress, listItem, logMessage } from './line-shape.js';
import { hasWideChars, plainText, splitLine } from './markup.js';
import { isCodedValue, pairsIn, unknownPairIn } from './pairs.js';
import type { Pair } from './pairs.js';
import { PhysicalLines } from './physical-lines.js';
import type { Wrap } from './physical-lines.js';
import { sectionTitled } from './sections.js';
import type { Shell } from './shell.js';
import type { TextLine } from './text-line.js';
import { endsInsideLine } from './truncation.js';
import type { Tail } from './truncation.js';

/**
 * Reads a text that people and programs have handled: line by line, each put into plain words first (`markup.ts`), then
 * recognised as banner, prompt, pair, message or the rest of the line before. Pairs that stand in prose go to their own
 * builder, because a sentence about a field must not mix with an output. Returns how the text ends.
 */
export function readDamaged(text: string, captures: CaptureBuilder, prose: CaptureBuilder, shell: Shell): Tail {
  const lines = new PhysicalLines(text);
  const reader = new DamagedText(lines, captures, prose, shell);
  const isAscii = !hasWideChars(text);
  while (lines.next(reader.wrap)) {
    if (lines.text.trim() === '') {
      reader.blank();
      continue;
    }
    const pieces = splitLine(lines.text);
    if (pieces.length === 1) reader.read(plainText(lines.text, isAscii), lines.raw);
    else for (const piece of pieces) reader.readPiece(piece);
  }
  const brokenLine = reader.brokenLine();
  return { ...(brokenLine === undefined ? {} : { brokenLine }), insideLine: endsInsideLine(text) };
}

/** Raw text is shown beside a verdict; of a line of megabytes, its beginning is enough. */
const longestRaw = 4000;

class DamagedText {
  private readonly lines: PhysicalLines;
  private readonly captures: CaptureBuilder;
  private readonly prose: CaptureBuilder;
  private readonly shell: Shell;
  private readonly broken: BrokenLines;
  private readonly debug: DebugText;
  /** The last line was a banner's rule. */
  private afterRule = false;
  /** The last pair that stood on a line of its own: its colon's column and its line's prefix. */
  private layout: { readonly colon: number; readonly kinds: number } | undefined;
  /** Lines since the last one that was understood, and the last of them. */
  private strayLines = 0;
  private lastStray: { readonly line: number; readonly text: string } | undefined;
  /** A log collector's own columns behind the time stamp. */
  private columns: string | undefined;

  constructor(lines: PhysicalLines, captures: CaptureBuilder, prose: CaptureBuilder, shell: Shell) {
    this.lines = lines;
    this.captures = captures;
    this.prose = prose;
    this.shell = shell;
    this.broken = new BrokenLines(captures);
    this.debug = new DebugText(captures);
  }

  get wrap(): Wrap | undefined {
    return this.broken.wrap;
  }

  /** The last line, if it is the beginning of a name, a rule or a title. */
  brokenLine(): number | undefined {
    return this.lastStray !== undefined && isBrokenName(this.lastStray.text.trim()) ? this.lastStray.line : undefined;
  }

  blank(): void {
    this.broken.blank();
    if (!this.broken.isDoubleSpaced) this.debug.endMessage();
  }

  /** One of several lines that stood on one. */
  readPiece(piece: string): void {
    const plain = plainText(piece, false);
    // Tags that were entities themselves show only now.
    const inner = plain === piece ? [plain] : splitLine(plain);
    for (const text of inner) {
      if (text.trim() === '') this.blank();
      else this.read(inner.length === 1 ? text : plainText(text, false), piece);
    }
  }

  read(whole: string, raw: string): void {
    this.broken.begin();
    let text = whole.startsWith('<![LOG[') ? logMessage(whole) : whole;
    if (text.charCodeAt(text.length - 1) === 34 || text.endsWith('",')) text = listItem(text) ?? text;
    const line = this.lineOf(text, raw);
    if (isEmpty(line.content)) {
      // Nothing but quoting, a number, a time stamp or a list's signs: a blank line of the output.
      this.blank();
      return;
    }
    this.recognise(line);
    this.broken.end();
  }

  private lineOf(text: string, raw: string): TextLine {
    let prefix = prefixOf(text, anyPrefix);
    // The rest of a broken date or id begins with digits too.
    const { kindsOfRest } = this.broken;
    if (kindsOfRest !== undefined && (prefix.kinds & (number | stamp) & ~kindsOfRest) !== 0) prefix = prefixOf(text, kindsOfRest);
    const content = this.withoutColumns(text.slice(prefix.end), prefix);
    return { text, content, prefix, raw: raw.length > longestRaw ? raw.slice(0, longestRaw) : raw, number: this.lines.line };
  }

  /** Behind a time stamp: without the columns (host, process) that the collector puts in front of every line. */
  private withoutColumns(content: string, prefix: Prefix): string {
    if ((prefix.kinds & stamp) === 0) return content;
    if (this.columns === undefined) {
      const rule = content.indexOf('+-----');
      if (rule > 0 && rule < 120) this.columns = content.slice(0, rule).trimEnd();
    }
    if (this.columns === undefined || !content.startsWith(this.columns)) return content;
    return content.slice(this.columns.length).trimStart();
  }

  private recognise(line: TextLine): void {
    if (this.readBanner(line)) return;
    const wasAfterRule = this.afterRule;
    this.afterRule = false;
    const { content } = line;
    if (this.readShell(line) || this.debug.readOpenJoinInfo(line) || this.readPairs(line) || this.readOwnRemark(line)) return;
    const section = titleIn(content, wasAfterRule) ?? this.broken.titleOfHalves(content);
    if (section !== undefined) {
      this.understood();
      this.captures.title(section, line.number);
      return;
    }
    switch (this.debug.read(line, this.broken.isContiguous && !this.broken.isDoubleSpaced)) {
      case 'message': this.understoodMessage(); return;
      case 'rest': return;
      default: break;
    }
    if (this.broken.readHalves(line)) {
      this.understood(true);
      return;
    }
    if (this.readUnknownPair(line, false) || this.readCutName(line)) return;
    const isRest = this.broken.readRest(line);
    if (!isRest && this.readUnknownPair(line, true)) return;
    this.broken.keep(line, isRest);
    if (isRest) return;
    this.strayLines++;
    this.lastStray = { line: line.number, text: line.text };
  }

  /** The line was understood, so that nothing above it goes on below it; `isPair`: but its own value may. */
  private understood(isPair = false): void {
    this.understoodMessage(isPair);
    this.debug.endMessage();
  }

  private understoodMessage(isPair = false): void {
    this.strayLines = 0;
    this.lastStray = undefined;
    if (!isPair) this.broken.forget();
  }

  /** Rules, and banners on one line: `+------- SSO State -------+`. */
  private readBanner({ content, prefix, number: line }: TextLine): boolean {
    const first = content.charCodeAt(0);
    if (first !== 43 && first !== 45 && first !== 124) return false;
    // A bar alone is what a narrow console leaves of a title's line.
    if (content.charCodeAt(1) !== 45 && content.charCodeAt(1) !== 43) return first === 124 && content.trim() === '|';
    const whole = content.trimEnd();
    const end = endOfRule(whole);
    if (end === whole.length) {
      this.understood();
      this.afterRule = true;
      if (first === 43 && whole.charCodeAt(end - 1) !== 43 && end >= 8) this.readBrokenRule(end, prefix, line);
      return true;
    }
    if (first !== 43 || !whole.endsWith('-+') || whole.length > 200) return false;
    const title = trimSigns(whole);
    if (title === '' || !isTitle(title)) return false;
    this.understood();
    this.captures.title(sectionTitled(title), line);
    return true;
  }

  /** A rule without its closing plus: the console broke it, or the text ends in it. */
  private readBrokenRule(length: number, prefix: Prefix, line: number): void {
    const next = this.lines.peek();
    const rest = next === undefined ? '' : next.text.slice(prefixOf(next.text, prefix.kinds).end).trimEnd();
    if (rest !== '' && (rest.charCodeAt(0) === 45 || rest === '+') && endOfRule(rest) === rest.length) {
      this.broken.wrap = { width: length, kinds: prefix.kinds, blanks: prefix.end - prefix.markEnd, doubleSpaced: !(next?.isNext ?? true) };
    } else if (next === undefined) this.lastStray = { line, text: '+-' };
  }

  private readShell({ text, content, prefix, number: line }: TextLine): boolean {
    // Quoting goes; but `#` in front of a command is its prompt, and `[10.0.0.5]: PS` no time stamp.
    let kind = this.shell.read(content.charCodeAt(0) === 96 ? trimSigns(content) : content, line);
    if (kind === undefined && prefix.markEnd > 0) kind = this.shell.read(text, line);
    if (kind === undefined) return false;
    if (kind === 'dsregcmd') this.captures.command();
    else if (kind === 'prompt') this.captures.prompt();
    else if (kind === 'answer') this.captures.answer();
    this.understood();
    this.layout = undefined;
    return true;
  }

  private readPairs(line: TextLine): boolean {
    const pairs = pairsIn(line.text);
    for (const pair of pairs) {
      if (pair.inProse) this.prose.pair(pair.known, pair.fact, pair.value, line.number, line.raw);
      else if (pair === pairs[0] && this.broken.readLongerName(pair, line)) this.understood(true);
      else this.addPair(pair, pairs.length === 1, line);
    }
    return pairs.some((pair) => !pair.inProse);
  }

  private addPair(pair: Pair, isAlone: boolean, line: TextLine): void {
    const { known, colon } = pair;
    if (this.broken.readServerTail(known, line) || (known?.areas[0] === 'debug' && this.debug.isInsideEvent)) return;
    const field = this.captures.pair(known, pair.fact, pair.value, line.number, line.raw);
    if (pair.hadRemark) this.captures.draft.note(line.number, `${pair.fact}: a remark behind the value was left out`);
    this.understood(true);
    // The tool prints the colon in column 27: what lies behind that was put in front of the line.
    this.broken.hold(field, known, line, isAlone ? Math.max(0, colon - 27) : 0);
    if (isAlone) this.layout = { colon, kinds: line.prefix.kinds };
  }

  /** The tool's own remarks, fences, and marks that something was left out. */
  private readOwnRemark({ content, number: line }: TextLine): boolean {
    const first = content.charCodeAt(0);
    if (first === 70 && (content.startsWith('For more information, please visit') || content.startsWith('For more information, visit'))) {
      this.understood();
      this.captures.footer(line);
      return true;
    }
    if ((first === 96 && content.startsWith('```')) || (first === 126 && content.startsWith('~~~')) || isProgress(content, first)) {
      this.understood();
      return true;
    }
    if (!isEllipsis(content)) return false;
    this.understood();
    const { draft } = this.captures;
    if (!draft.isEmpty) {
      draft.note(line, 'lines were left out here');
      draft.guessed = true;
    }
    return true;
  }

  /** A field that this version does not know, where the lines around it say that it is one. */
  private readUnknownPair(line: TextLine, byNeighbour: boolean): boolean {
    const { text, prefix } = line;
    const { layout } = this;
    const { draft } = this.captures;
    if (draft.closed || this.strayLines > 3 || text.length > 2000 || (draft.isEmpty && !draft.hasBareTitle)) return false;
    const pair = unknownPairIn(text);
    if (pair === undefined) return false;
    const isSpaced = text.charCodeAt(pair.colon - 1) === 32 && (pair.value === '' || text.charCodeAt(pair.colon + 1) === 32);
    const isAligned = isSpaced && ((layout !== undefined && layout.colon === pair.colon) || pair.colon === 27) && prefix.end > prefix.markEnd;
    const isUnderTitle = isSpaced && (draft.hasBareTitle || (draft.section.title !== '' && !draft.isEmpty && this.strayLines === 0));
    const isLikeItsNeighbour = byNeighbour && layout !== undefined && layout.kinds === prefix.kinds && this.broken.isNext && isCodedValue(pair.value);
    if (!isAligned && !isUnderTitle && !isLikeItsNeighbour) return false;
    this.addPair(pair, true, line);
    return true;
  }

  /** The text's last line is half a name. Names stand to the right; the rest of a value would stand at the left. */
  private readCutName({ text, number: line }: TextLine): boolean {
    if (text.charCodeAt(2) !== 32 || this.captures.draft.isEmpty || this.lines.peek() !== undefined || !isBrokenName(text.trim())) return false;
    this.understood();
    this.lastStray = { line, text };
    return true;
  }
}
