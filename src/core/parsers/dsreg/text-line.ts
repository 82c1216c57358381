import type { Prefix } from './line-prefix.js';

/** One line of a handled text, in plain words. */
export interface TextLine {
  /** The line with what stands in front of it. */
  readonly text: string;
  /** The line without: from its own first character on. */
  readonly content: string;
  readonly prefix: Prefix;
  /** As it stood; of a line of megabytes, the beginning. */
  readonly raw: string;
  /** 1-based number in the file. */
  readonly number: number;
}
