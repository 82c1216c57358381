/**
 * One value as the evidence printed it, with the place it stands in. The file is the capture's own unless `file` says
 * otherwise. `line` is 1-based; evidence without lines (an option, a JSON path, an event record) has a `locator`.
 */
export interface Cited {
  /** The field's name as Microsoft prints it, blanks folded; or the name of the option. */
  readonly fact: string;
  /** The value as printed, trimmed. An empty string means that the field was printed blank. */
  readonly value: string;
  readonly line?: number;
  readonly file?: string;
  readonly locator?: string;
}

/** A proof: at least one cited value, so that an uncited verdict does not compile. */
export type Proof = readonly [Cited, ...Cited[]];
