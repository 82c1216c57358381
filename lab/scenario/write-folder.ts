import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MarkedFile } from '../evidence/basis.js';
import type { Aftermath } from './aftermath.js';
import { textOf } from './diagnose-run.js';

/** Name of the side file that says of every line how well it is known. */
export const standingName = 'standing.tsv';

/**
 * Writes evidence as it would lie in a folder of a real case, with the PC's time as the files' own, and beside it the standing
 * of every line. The folder may exist; files of the same names are replaced.
 */
export function writeFolder(folder: string, { state, symptom }: Aftermath, files: readonly MarkedFile[]): void {
  const seconds = state.nowUtc / 1000;
  const write = (path: string, text: string): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, seconds, seconds);
  };
  for (const file of files) write(file.path, textOf(file));
  if (symptom !== undefined) write('symptom.txt', `${symptom}\n`);
  write(standingName, standingOf(files));
}

/** A line for each line of evidence: file, number, `documented`, `captured` or `modelled`, and the source. */
export function standingOf(files: readonly MarkedFile[]): string {
  const rows = files.flatMap(({ path, lines }) => lines.map(({ basis, source }, index) => `${path}\t${String(index + 1)}\t${basis}\t${source.replace(/\s+/g, ' ')}`));
  return ['file\tline\tbasis\tsource', ...rows, ''].join('\n');
}
