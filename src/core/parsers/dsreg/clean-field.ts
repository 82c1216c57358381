import type { Field } from '../../evidence/dsreg.js';
import type { DraftField } from './draft-field.js';
import { nameWidth } from './layout.js';

/** Where the value begins in the tool's own layout: `%26s : `. */
export const valueColumn = nameWidth + 1;

/**
 * A field of a text in the tool's own layout, which knows where its value stands and cuts it out when it is asked for. Of some
 * 60 fields of a capture a diagnosis looks at 20, and at the line of none.
 */
export class CleanField implements DraftField {
  readonly fact: string;
  readonly line: number;
  section = '';
  private readonly text: string;
  private readonly from: number;
  private readonly to: number;
  private cut: string | undefined;

  /** The value stands in `text` from `from` to `to`; `value` is the same where the caller knows it. */
  constructor(fact: string, line: number, text: string, from: number, to: number, value: string | undefined) {
    this.fact = fact;
    this.line = line;
    this.text = text;
    this.from = from;
    this.to = to;
    this.cut = value;
  }

  get value(): string {
    return this.cut ??= this.text.slice(this.from, this.to);
  }

  get raw(): string {
    const feed = this.text.indexOf('\n', this.to);
    const end = feed < 0 ? this.text.length : feed;
    return this.text.slice(this.from - valueColumn, this.text.charCodeAt(end - 1) === 13 ? end - 1 : end);
  }

  /** As any other field. */
  toJSON(): Field {
    const { fact, value, line, section, raw } = this;
    return { fact, value, line, section, raw };
  }
}
