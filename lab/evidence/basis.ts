/**
 * How well a line of the lab's evidence stands: `documented` in a public page, `captured` in a public output of a real PC,
 * or `modelled`, that is, assumed by this lab. Nobody shall mistake a model for Windows.
 */
export type Basis = 'documented' | 'captured' | 'modelled';

/** A line with its standing. */
export interface MarkedLine {
  readonly text: string;
  readonly basis: Basis;
  /** Page, or what is assumed and why. */
  readonly source: string;
}

/** A file of evidence whose every line is marked. The text is the lines with their ends. */
export interface MarkedFile {
  /** `dsregcmd.txt`, `events/AAD-Operational.xml`, `graph/devices.json`. */
  readonly path: string;
  readonly lines: readonly MarkedLine[];
  /** dsregcmd writes CR LF; exports of the service LF. */
  readonly lineEnd: '\r\n' | '\n';
}
