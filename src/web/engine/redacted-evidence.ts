import type { Unread } from '../../core/index.js';
import { packZip, type PackedFile } from '../../core/intake/pack-zip.js';
import { redactor } from '../../core/intake/redact.js';
import { evidenceTexts, isEvidenceText } from '../../core/redact-evidence.js';
import { evidenceInput } from './evidence-input.js';
import type { EvidenceFile, Progress } from './protocol.js';
import { type ProgressTeller, tellProgress } from './tell-progress.js';

/** Most that goes into one archive, which is packed in memory. 256 MiB. */
const largestPackedBytes = 256 * 1024 * 1024;

/**
 * All evidence as a ZIP archive of texts with stand-ins, event logs as XML. The key is made up and forgotten. Files are read
 * twice: first for every name, then for each of the copies. Throws when the copies do not fit into memory.
 */
export function redactedEvidence(files: readonly EvidenceFile[], tell: (progress: Progress) => void): { readonly zip: Uint8Array; readonly left: readonly Unread[]; readonly count: number } {
  const progress = tellProgress(files, tell, 2);
  const hider = redactor(crypto.getRandomValues(new Uint8Array(32)));
  const left: Unread[] = [];
  const copies: PackedFile[] = [];
  const taken = new Set<string>();
  let characters = 0;
  for (const text of textsOf(files, progress, () => undefined)) {
    for (const part of text.parts()) {
      // Who is told so at the end has waited twice as long.
      characters += part.length;
      if (characters > largestPackedBytes) throw tooLarge();
      hider.learn(part);
    }
  }
  let size = 0;
  for (const text of textsOf(files, progress, (one) => left.push(one))) {
    let whole = '';
    for (const part of text.parts()) whole += hider.text(part);
    const bytes = new TextEncoder().encode(whole);
    size += bytes.length;
    if (size > largestPackedBytes) throw tooLarge();
    copies.push({ path: freeName(copyName(hider.path(text.path)), taken), bytes });
  }
  return { zip: packZip(copies), left: left.map(({ file, reason }) => ({ file: hider.path(file), reason })), count: copies.length };
}

function tooLarge(): Error {
  return new Error(`the copies would be larger than ${largestPackedBytes / (1024 * 1024)} MiB. Give fewer files at a time, or use the command line: prtrace redact`);
}

function* textsOf(files: readonly EvidenceFile[], progress: ProgressTeller, lost: (one: Unread) => void): Generator<{ readonly path: string; readonly parts: () => Iterable<string> }> {
  for (const file of files) {
    progress.next();
    const input = evidenceInput(file, undefined, progress.read);
    if (!('path' in input)) {
      lost(input);
      continue;
    }
    for (const one of evidenceTexts(input)) {
      if (isEvidenceText(one)) yield one;
      else lost(one);
    }
  }
}

/** Members of an archive lie in a folder with its name; nothing leads out of the archive. */
function copyName(path: string): string {
  const parts = path.replaceAll('.zip!/', '/').replaceAll('!/', '/').split(/[/\\]/);
  const name = parts.filter((part) => part !== '' && part !== '.' && part !== '..').map((part) => part.replaceAll(/[<>:"|?*]/g, '_')).join('/');
  return name.includes('.') ? name : `${name}.txt`;
}

function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
  taken.add(free.toLowerCase());
  return free;
}
