import type { Field } from '../../evidence/dsreg.js';

/** A field whose value may still grow by lines that a console broke off. */
export interface DraftField extends Field {
  value: string;
  raw: string;
}
