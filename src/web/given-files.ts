import type { Unread } from '../core/index.js';
import type { EvidenceFile } from './engine/protocol.js';
import { texts } from './texts.js';

/** What a person gave: files, and what could not be taken of them. */
export interface Given {
  readonly files: readonly EvidenceFile[];
  readonly unread: readonly Unread[];
}

/** Files beyond this are left where they are: the command line is made for more. */
const mostFiles = 20_000;

/** Files that were dropped or pasted, folders opened. Asks for all entries at once: they are gone when the event is over. */
export async function givenFiles(transfer: DataTransfer): Promise<Given> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  if (entries.length === 0) return await chosenFiles(transfer.files);
  const found: EvidenceFile[] = [];
  for (const entry of entries) await below(entry, '', found);
  return bounded(found);
}

/** Files that were chosen in a dialog. Those of a folder carry its name. Goes on in small parts: each file costs a little. */
export async function chosenFiles(files: ArrayLike<File>): Promise<Given> {
  const chosen: EvidenceFile[] = [];
  for (let at = 0; at < files.length && at <= mostFiles; at++) {
    const file = files[at] as File;
    chosen.push({ path: file.webkitRelativePath || file.name, blob: file });
    if (at % 100 === 99) await new Promise((resolve) => setTimeout(resolve));
  }
  return bounded(chosen);
}

function bounded(found: readonly EvidenceFile[]): Given {
  const { tooMany, rest } = texts.given;
  return { files: distinct(found.slice(0, mostFiles)), unread: found.length > mostFiles ? [{ file: rest, reason: tooMany(mostFiles) }] : [] };
}

async function below(entry: FileSystemEntry, folder: string, found: EvidenceFile[]): Promise<void> {
  if (found.length > mostFiles) return;
  if (entry.isFile) {
    const file = await new Promise<File | undefined>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined)));
    // A file that the browser may not open is listed as unread by who tries to read it.
    found.push({ path: folder + entry.name, blob: file ?? new Blob([]) });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0) return;
    for (const each of part) await below(each, `${folder}${entry.name}/`, found);
  }
}

/** Two files of one name come from two folders; citations must tell them apart. */
export function distinct(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let { path } = file;
    const dot = path.lastIndexOf('.') > path.lastIndexOf('/') + 1 ? path.lastIndexOf('.') : path.length;
    for (let number = 2; taken.has(path); number++) path = `${file.path.slice(0, dot)} (${number})${file.path.slice(dot)}`;
    taken.add(path);
    return path === file.path ? file : { ...file, path };
  });
}

/** Before a dialog opens: the same files can be chosen again. */
export function forget({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  currentTarget.value = '';
}
