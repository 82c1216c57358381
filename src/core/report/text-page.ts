import { neutralise, neutraliseCommand } from './neutralise.js';
import { ansiPaint, plainPaint, type Paint } from './paint.js';
import { columnsOf, wrap } from './wrap.js';

export interface TextOptions {
  /** Whether to dress the lines with terminal colours. What they say is the same without. */
  readonly colour: boolean;
  /** Columns of the terminal. Only commands and web addresses may be wider, so that they can be copied. */
  readonly width: number;
  /** Whether to print the whole report where no verdict was possible. Absent: it is short there. */
  readonly verbose?: boolean;
}

type Dress = (text: string) => string;

/**
 * Collects the lines of a text report. Text is made harmless first, then wrapped, then painted, so that evidence can't
 * paint and paint never counts as width.
 */
export class TextPage {
  readonly paint: Paint;
  readonly #width: number;
  readonly #lines: string[] = [];

  constructor({ colour, width }: TextOptions) {
    this.paint = colour ? ansiPaint : plainPaint;
    // Below this a report is a column of single words.
    this.#width = Math.max(40, width);
  }

  /** A heading, with a blank line before it. */
  heading(text: string): void {
    this.blank();
    this.say(text, 0, 0, this.paint.heading);
  }

  blank(): void {
    if (this.#lines.length > 0) this.#lines.push('');
  }

  /** A paragraph: its first line starts `indent` columns in, the following ones `hang`. */
  say(text: string, indent: number, hang = indent, dress?: Dress): void {
    this.#block(' '.repeat(indent), indent, hang, neutralise(text), dress);
  }

  /** The head of an entry of a numbered list; `number` carries its indent, as in `  1. `. */
  numbered(number: string, text: string): void {
    const start = number.trimStart();
    this.say(`${start}${text}`, number.length - start.length, number.length, this.paint.heading);
  }

  /** A name and what it is: the name on the left, the text beside it, or below it where the name is long. */
  beside(name: string, text: string, indent: number, limit: number): void {
    const left = neutralise(name, limit);
    const right = neutralise(text, limit);
    const hang = indent + columnsOf(left) + 2;
    if (hang <= widestName) {
      this.#block(`${' '.repeat(indent)}${this.paint.quiet(left)}  `, hang, hang, right);
    } else {
      this.#block(' '.repeat(indent), indent, indent + 2, left, this.paint.quiet);
      this.#block(' '.repeat(indent + 4), indent + 4, indent + 4, right);
    }
  }

  /** Columns of one row, as many of the witnesses as fit and never a second line. */
  row(start: string, word: string, witnesses: readonly string[], dress: Dress): void {
    let shown = '';
    for (const witness of witnesses) {
      const longer = shown === '' ? neutralise(witness) : `${shown}, ${neutralise(witness)}`;
      if (start.length + word.length + columnsOf(longer) > this.#width) break;
      shown = longer;
    }
    const padding = shown === '' ? '' : word.slice(word.trimEnd().length);
    this.#lines.push(start + dress(word.trimEnd()) + padding + this.paint.quiet(shown));
  }

  /** One line as it is, however wide: what a person copies must not be broken. */
  copyable(text: string, indent: number): void {
    this.#lines.push(' '.repeat(indent) + neutraliseCommand(text));
  }

  /** The first entries of a list, then how many more there are. */
  list<Item>(items: readonly Item[], limit: number, indent: number, print: (item: Item, index: number) => void): void {
    for (const [index, item] of items.slice(0, limit).entries()) print(item, index);
    if (items.length > limit) this.say(`and ${items.length - limit} more; the JSON report holds all of them`, indent);
  }

  /** The page, ending with a line break. */
  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #block(start: string, startColumns: number, hang: number, harmless: string, dress: Dress = (line) => line): void {
    const lines = wrap(harmless, this.#width - Math.max(startColumns, hang));
    for (const [index, line] of lines.entries()) this.#lines.push((index === 0 ? start : ' '.repeat(hang)) + dress(line));
  }
}

/** A name that ends beyond this column would leave too little room beside it. */
const widestName = 30;
