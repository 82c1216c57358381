import { bytesOf } from '../../core/evidence/input.js';
import { decode } from '../../core/intake/decode.js';
import type { Unread } from '../../core/index.js';
import { evidenceInput } from './evidence-input.js';
import type { EvidenceFile } from './protocol.js';

/** A symptom is a few sentences; a longer file of that name is something else. */
const longestSymptomBytes = 64 * 1024;

/**
 * Takes the files named `symptom.txt` out of the others. Each holds the symptom, in the user's words, for the files of its
 * folder and below; the nearest one counts.
 */
export function reportedSymptoms(files: readonly EvidenceFile[]): { readonly others: readonly EvidenceFile[]; readonly symptomOf: (path: string) => string | undefined; readonly unread: readonly Unread[] } {
  const byFolder = new Map<string, string>();
  const unread: Unread[] = [];
  const others: EvidenceFile[] = [];
  for (const file of files) {
    const folder = folderOf(file.path);
    if (file.path.slice(folder.length).toLowerCase() !== 'symptom.txt') {
      others.push(file);
      continue;
    }
    const words = file.blob.size > longestSymptomBytes ? undefined : wordsOf(file);
    if (words === undefined || words === '') unread.push({ file: file.path, reason: words === '' ? 'it is empty, so no symptom is known from it' : 'it is too long to be a symptom in the user\'s words' });
    else byFolder.set(folder, words);
  }
  const symptomOf = (path: string): string | undefined => {
    if (byFolder.size === 0) return undefined;
    for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
      const words = byFolder.get(folder);
      if (words !== undefined || folder === '') return words;
    }
  };
  return { others, symptomOf, unread };
}

function wordsOf(file: EvidenceFile): string | undefined {
  const input = evidenceInput(file, undefined, () => undefined);
  return 'path' in input ? decode(bytesOf(input)).text.trim() : undefined;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
