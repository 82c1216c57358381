import type { MarkedFile, MarkedLine } from './basis.js';

/** The file as it is written to disk. */
export function textOf({ lines, lineEnd }: MarkedFile): string {
  return lines.map(({ text }) => text + lineEnd).join('');
}

/** Marks all lines of a text alike. A line end at its end starts no further line. */
export function markLines(text: string, standing: Omit<MarkedLine, 'text'>): readonly MarkedLine[] {
  return text.replace(/\r?\n$/, '').split(/\r\n|\r|\n/).map((line) => ({ text: line, ...standing }));
}

/** A value in a layout of one line each: what would break the line is a blank, as in the descriptions that public outputs show. */
export function onOneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ');
}
