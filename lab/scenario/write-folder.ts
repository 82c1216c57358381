import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MarkedFile } from '../evidence/marked-lines.js';
import { evidenceFolder, type FolderEntry } from '../evidence/pack-evidence.js';
import type { Aftermath } from './aftermath.js';

/**
 * Writes evidence as it would lie in a folder of a real case, with the PC's time as the files' own; beside it, what is known of
 * each line. The folder may exist; files of the same names are replaced.
 */
export function writeFolder(folder: string, { state, symptom }: Aftermath, files: readonly MarkedFile[]): void {
  const seconds = state.nowUtc / 1000;
  for (const { path, bytes } of [...evidenceFolder(files), ...symptomFile(symptom)]) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    utimesSync(file, seconds, seconds);
  }
}

function symptomFile(symptom: string | undefined): readonly FolderEntry[] {
  return symptom === undefined ? [] : [{ path: 'evidence/symptom.txt', bytes: new TextEncoder().encode(`${symptom}\n`) }];
}
