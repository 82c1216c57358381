import type { Field } from '../../evidence/dsreg.js';

/** A field while its capture is read: the capture tells its section. */
export interface DraftField extends Field {
  section: string;
}

/** A field whose value may still grow by lines that a console broke off. */
export interface GrowingField extends DraftField {
  value: string;
  raw: string;
}
