import type { Basis } from '../basis.js';

/** How well a line is known, and where from. */
export interface Standing {
  readonly basis: Basis;
  /** Page, or what is assumed and why. */
  readonly source: string;
}

/** A line with its standing. */
export interface MarkedLine extends Standing {
  readonly text: string;
}

/** A file of evidence whose every line is marked. The text is the lines with their ends. */
export interface MarkedFile {
  /** `dsregcmd.txt`, `events/AAD-Operational.xml`, `graph/devices.json`. */
  readonly path: string;
  readonly lines: readonly MarkedLine[];
  /** dsregcmd writes CR LF; exports of the service LF. */
  readonly lineEnd: '\r\n' | '\n';
}

/** The file as it is written to disk. */
export function textOf({ lines, lineEnd }: MarkedFile): string {
  return lines.map(({ text }) => text + lineEnd).join('');
}

/** Marks all lines of a text alike. A line end at its end starts no further line. */
export function markLines(text: string, standing: Standing): readonly MarkedLine[] {
  return text.replace(/\r?\n$/, '').split(/\r\n|\r|\n/).map((line) => ({ text: line, ...standing }));
}

/** A value in a layout of one line each: what would break the line is a blank, as in the descriptions that public outputs show. */
export function onOneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ');
}
