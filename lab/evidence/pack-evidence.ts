import { zipSync } from 'fflate';
import { type MarkedFile, textOf } from './marked-lines.js';
import { provenance } from './provenance.js';
import { readmeText } from './readme-text.js';

export interface FolderEntry {
  /** Relative, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** The files of the evidence alone, as somebody would hand them over. */
export function evidenceEntries(files: readonly MarkedFile[]): readonly FolderEntry[] {
  return files.map((file) => ({ path: file.path, bytes: encoder.encode(textOf(file)) }));
}

/** A folder to write out: `evidence/…`, and beside it `provenance.tsv` and `README.txt`. */
export function evidenceFolder(files: readonly MarkedFile[]): readonly FolderEntry[] {
  return [
    ...evidenceEntries(files).map(({ path, bytes }) => ({ path: `evidence/${path}`, bytes })),
    { path: 'provenance.tsv', bytes: encoder.encode(provenance(files)) },
    { path: 'README.txt', bytes: encoder.encode(readmeText()) },
  ];
}

/** The evidence alone as one ZIP. All members have the given time, so that the same evidence gives the same bytes. */
export function zipEvidence(files: readonly MarkedFile[], modifiedUtc: number): Uint8Array {
  const modified = onEveryWallClock(modifiedUtc);
  return zipSync(Object.fromEntries(evidenceEntries(files).map(({ path, bytes }) => [path, [bytes, { mtime: modified }]])));
}

/** A ZIP holds wall-clock time of the machine that packs: a date whose local time reads as the UTC time, in every time zone. */
function onEveryWallClock(utc: number): Date {
  const [year, month, day, hour, minute, second] = new Date(utc).toISOString().split(/\D/).map(Number) as [number, number, number, number, number, number];
  return new Date(year, month - 1, day, hour, minute, second);
}
