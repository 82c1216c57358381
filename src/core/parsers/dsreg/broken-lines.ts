import { trimSigns } from './banner.js';
import type { CaptureBuilder } from './capture-builder.js';
import type { GrowingField } from './draft-field.js';
import type { KnownField } from './known-fields.js';
import { bar, bullet, prefixOf } from './line-prefix.js';
import { blanksBehind, mayBeHalf } from './line-shape.js';
import { pairsIn } from './pairs.js';
import type { Pair } from './pairs.js';
import { bodyOf } from './physical-lines.js';
import type { Wrap } from './physical-lines.js';
import { knownSection } from './sections.js';
import type { Section } from './sections.js';
import type { TextLine } from './text-line.js';
import { isMasked, naturalEnd } from './value-shape.js';
import { blanksCutAt, mostBlanks } from './wrapped-value.js';
import type { Piece } from './wrapped-value.js';

/** The pair that a broken-off line would belong to. */
interface Held {
  readonly field: GrowingField;
  readonly known: KnownField;
  /** Length of its last line, and the blanks at its end, which count. */
  length: number;
  blanks: number;
  /** Columns by which the whole output is moved to the right, by quoting or indentation. */
  readonly shift: number;
  readonly kinds: number;
  pieces: Piece[] | undefined;
}

/** A line that meant nothing by itself; perhaps the first half of a name or of a title. */
interface Loose {
  readonly line: TextLine;
  readonly length: number;
}

/** No value of the tool is broken into more lines, on the narrowest console. */
const mostPieces = 200;

/**
 * Puts together what consoles and mail programs broke: the rest of a value on the next line, a name or a title in two
 * halves. Whether the rest of a value really is one shows only when the capture's longest line is known, so pieces are
 * collected here and joined at the capture's end (`wrapped-value.ts`).
 */
export class BrokenLines {
  /** The console's width, where a broken banner showed it. */
  wrap: Wrap | undefined;
  private readonly captures: CaptureBuilder;
  private held: Held | undefined;
  private loose: Loose | undefined;
  /** Blank lines since the last line that was not. */
  private blanks = 0;
  /** Pairs that were followed by a blank line, and that were not: some copies put one behind every line. */
  private pairsBeforeBlank = 0;
  private pairsBeforeText = 0;

  constructor(captures: CaptureBuilder) {
    this.captures = captures;
  }

  blank(): void {
    if (this.blanks === 0 && this.held !== undefined) this.pairsBeforeBlank++;
    this.blanks++;
  }

  /** A line that is not blank begins. */
  begin(): void {
    if (this.blanks === 0 && this.held !== undefined && this.held.pieces === undefined) this.pairsBeforeText++;
  }

  /** A line that is not blank was read. */
  end(): void {
    this.blanks = 0;
  }

  get isDoubleSpaced(): boolean {
    return this.pairsBeforeBlank >= 3 && this.pairsBeforeText * 10 <= this.pairsBeforeBlank;
  }

  /** The line goes on from the one before, without a blank line that means anything. */
  get isContiguous(): boolean {
    return this.blanks === 0 || (this.blanks === 1 && this.isDoubleSpaced);
  }

  /** Whether the line before was not blank. */
  get isNext(): boolean {
    return this.blanks === 0;
  }

  /** Kinds of prefix that the rest of the value above would have; undefined when there is none to go on. */
  get kindsOfRest(): number | undefined {
    return this.isContiguous ? this.held?.kinds : undefined;
  }

  /** Whatever could have gone on has ended. */
  forget(): void {
    this.held = undefined;
    this.loose = undefined;
  }

  /** The line meant nothing by itself. `isRest`: it was taken for the rest of a value. */
  keep(line: TextLine, isRest: boolean): void {
    this.loose = { line, length: this.lengthOf(line.text, 0) - blanksBehind(line.text) };
    if (!isRest) this.held = undefined;
  }

  /** A pair was read from the line; its value may go on. `shift` as in `Held`. */
  hold(field: GrowingField, known: KnownField | undefined, line: TextLine, shift: number): void {
    const length = this.lengthOf(line.text, shift);
    const blanks = blanksBehind(line.text);
    const { lengths } = this.captures.draft;
    this.captures.draft.measure(length);
    // The tool prints a blank behind the colon of an empty value; most copies lose it, and others with it.
    if (field.value === '' && blanks === 1) lengths.keepsBlanks = true;
    this.forget();
    if (known !== undefined) this.held = { field, known, length, blanks, shift, kinds: line.prefix.kinds, pieces: undefined };
  }

  /** The rest of a value that a console or a mail program carried over. */
  readRest(line: TextLine): boolean {
    const { held } = this;
    if (held === undefined || !this.isContiguous || (line.prefix.kinds & bullet & ~held.kinds) !== 0) return false;
    if (this.wrap === undefined ? !mayGoOn(held) : blanksCutAt(this.wrap.width, held.length - held.blanks) > mostBlanks) return false;
    return this.goOn(held, line);
  }

  /** A server's text ends with lines that look like fields: `Trace ID: …`, `Correlation ID: …`. */
  readServerTail(known: KnownField | undefined, line: TextLine): boolean {
    const { held } = this;
    if (known?.name !== 'Correlation ID' || held?.known.name !== 'Server Error Description' || held.pieces === undefined || !this.isContiguous) return false;
    return line.content.startsWith('Correlation ID:') && this.goOn(held, line);
  }

  private goOn(held: Held, line: TextLine): boolean {
    const { text } = line;
    let from = prefixOf(text, held.kinds).markEnd;
    while (from < held.shift && text.charCodeAt(from) === 32) from++;
    const piece = text.slice(from).trimEnd();
    if (this.wrap === undefined && piece.length > Math.max(held.length + 1, 120)) return false;
    if (line.content.length > 4000 || (held.pieces?.length ?? 0) >= mostPieces) return false;
    if (held.pieces === undefined) {
      held.pieces = [];
      this.captures.draft.wrapped.push({
        field: held.field, shape: held.known.shape, length: held.length, blanks: held.blanks, pieces: held.pieces, knownWidth: this.wrap?.width,
      });
    }
    held.length = this.lengthOf(text, held.shift);
    held.blanks = blanksBehind(text);
    held.pieces.push({ text: piece, length: held.length, blanks: held.blanks, raw: line.raw });
    this.captures.draft.measure(held.length);
    return true;
  }

  /** A name that was broken in two: `AzureAdJo` above `ined : YES`. */
  readHalves(line: TextLine): boolean {
    const loose = this.firstHalf();
    if (loose === undefined || line.content.indexOf(':') < 0) return false;
    const half = loose.line.content.trim();
    // What stood between the halves: known where the console's width is, else nothing or a blank.
    const glues = this.wrap === undefined ? ['', ' '] : [' '.repeat(Math.min(blanksCutAt(this.wrap.width, loose.length), mostBlanks))];
    for (const glue of glues) {
      const [pair, ...others] = pairsIn(half + glue + line.content);
      if (pair === undefined || pair.inProse || others.length > 0 || pair.colon < half.length) continue;
      this.addHalves(pair, loose, line);
      return true;
    }
    return false;
  }

  /** Half a name may be a name itself: `Workplace` above `DeviceId : …`. */
  readLongerName(pair: Pair, line: TextLine): boolean {
    const loose = this.firstHalf();
    if (loose === undefined || !line.text.startsWith(pair.fact)) return false;
    const [longer] = pairsIn(loose.line.content.trim() + line.text);
    if (longer?.known === undefined || longer.inProse || longer.fact.length <= pair.fact.length) return false;
    this.addHalves(longer, loose, line);
    return true;
  }

  private firstHalf(): Loose | undefined {
    return this.loose !== undefined && this.isContiguous && mayBeHalf(this.loose.line.content) ? this.loose : undefined;
  }

  private addHalves(pair: Pair, loose: Loose, line: TextLine): void {
    // The first half was taken for the rest of the value above it.
    if (this.held?.pieces?.at(-1)?.raw === loose.line.raw) this.held.pieces.pop();
    const field = this.captures.pair(pair.known, pair.fact, pair.value, loose.line.number, `${loose.line.raw}\n${line.raw}`);
    this.captures.draft.note(line.number, `${pair.fact}: a name that was broken in two was joined again`);
    this.captures.draft.guessed = true;
    this.hold(field, pair.known, line, 0);
  }

  /** `| IE Proxy Config for Current` above `User   |`. */
  titleOfHalves(content: string): Section | undefined {
    const half = this.loose?.line;
    if (half === undefined || (half.prefix.kinds & bar) === 0 || !this.isContiguous || content.length > 80 || half.content.length > 80) return undefined;
    return knownSection(trimSigns(`${half.content} ${content}`)) ?? knownSection(trimSigns(half.content + content));
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
