import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import type { Unread } from '../core/index.js';
import { AppError } from './app-error.js';
import { compareBytes } from './byte-order.js';
import { failureWords, systemCode } from './failure-words.js';
import { oddKind } from './read-file.js';
import { isSymptomFile, readSymptom } from './symptom-file.js';

/** One file to read. */
export interface EvidencePath {
  /** As it is cited: the argument, and below a folder its path with `/` between the parts. */
  readonly path: string;
  /** The symptom that a `symptom.txt` reports for the captures of this folder. */
  readonly symptom?: string;
  /** The folder argument below which it was found; absent for files that were named. */
  readonly root?: string;
}

export type Listed = EvidencePath | Unread;

export interface ListOptions {
  /** Absolute paths that are this run's own output, or another folder that is not evidence. */
  readonly exclude?: readonly string[];
  /** Whether `symptom.txt` is read as the symptom and not listed as a file. Default true. */
  readonly symptoms?: boolean;
}

/** Lists evidence files and counts how many it knows of. */
export interface Listing extends Iterable<Listed> {
  /** Entries seen so far: at least as many as were listed, more once a folder has been opened. */
  readonly known: () => number;
}

/**
 * Lists the files of the arguments in byte order of their paths, folders with all that is below them, each path once.
 * Lazy: of a folder only the names are held. Whatever cannot be read is listed with its reason; links that lead back to a
 * folder above them are not followed.
 *
 * Throws an `AppError` before the first item when an argument does not exist.
 */
export function listEvidence(paths: readonly string[], options: ListOptions = {}): Listing {
  const starts = paths.map(startOf).sort((a, b) => compareBytes(a.key, b.key));
  const state: State = { known: { count: 0 }, exclude: new Set(options.exclude ?? []), symptoms: options.symptoms ?? true, visited: new Map() };
  return { known: () => state.known.count, [Symbol.iterator]: () => merged(starts, state) };
}

/** Whether something listed is a file to read. */
export function isEvidencePath(listed: Listed): listed is EvidencePath {
  return 'path' in listed;
}

interface State {
  readonly known: { count: number };
  readonly exclude: ReadonlySet<string>;
  readonly symptoms: boolean;
  /** Folders below the current argument by what they really are, with the path under which they were read. */
  readonly visited: Map<string, string>;
}

interface Start {
  readonly path: string;
  /** Where its files sort: a folder's all start with `folder/`. */
  readonly key: string;
  readonly isFolder: boolean;
  readonly odd?: string;
}

function startOf(path: string): Start {
  let stat: fs.Stats;
  try {
    stat = fs.statSync(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' && fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return { path, key: path, isFolder: false, odd: 'it is a link to something that is not there' };
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missingPath(path, error);
    return { path, key: path, isFolder: false, odd: failureWords(error) };
  }
  if (stat.isDirectory()) return { path, key: withSlash(path), isFolder: true };
  const odd = oddKind(stat);
  return { path, key: path, isFolder: false, ...(odd === undefined ? {} : { odd }) };
}

/** The error for a path that does not exist. */
export function missingPath(path: string, cause?: unknown): AppError {
  return new AppError('missing-path', `There is no file or folder "${path}".`, { hint: 'Check the spelling. A path with blanks needs quotes.', cause });
}

/** Merges the arguments, each in order already, into one order. Two only overlap when one lies below another. */
function* merged(starts: readonly Start[], state: State): Generator<Listed> {
  const symptomsNamed = state.symptoms ? namedSymptoms(starts) : undefined;
  const open: { head: Listed; readonly rest: Iterator<Listed> }[] = [];
  let next = 0;
  let lastPath: string | undefined;
  state.known.count += starts.length;
  for (;;) {
    open.sort((a, b) => compareBytes(pathOf(a.head), pathOf(b.head)));
    const first = open[0];
    const start = starts[next];
    if (start !== undefined && (first === undefined || compareBytes(start.key, pathOf(first.head)) <= 0)) {
      next++;
      const rest = start.isFolder ? belowFolder(start.path, start.path, { ...state, visited: new Map() }, undefined, []) : oneFile(start, symptomsNamed);
      const head = rest.next();
      if (!head.done) open.push({ head: head.value, rest });
      continue;
    }
    if (first === undefined) return;
    const { head } = first;
    const following = first.rest.next();
    if (following.done) open.shift();
    else first.head = following.value;
    // The same path twice: named twice, or named and below a folder that was named as well.
    if (pathOf(head) === lastPath) continue;
    lastPath = pathOf(head);
    yield head;
  }
}

function pathOf(listed: Listed): string {
  return 'path' in listed ? listed.path : listed.file;
}

/** The symptoms of `symptom.txt` files that were named themselves, by the folder they stand in. */
function namedSymptoms(starts: readonly Start[]): { readonly words: ReadonlyMap<string, string>; readonly unread: ReadonlyMap<string, Unread> } {
  const words = new Map<string, string>();
  const unread = new Map<string, Unread>();
  for (const { path, isFolder, odd } of starts) {
    if (isFolder || odd !== undefined || !isSymptomFile(nameOf(path))) continue;
    const read = readSymptom(path);
    if ('words' in read) words.set(folderOf(path), read.words);
    else unread.set(path, read);
  }
  return { words, unread };
}

function* oneFile({ path, odd }: Start, symptoms: ReturnType<typeof namedSymptoms> | undefined): Generator<Listed> {
  if (odd !== undefined) {
    yield { file: path, reason: odd };
  } else if (symptoms !== undefined && isSymptomFile(nameOf(path))) {
    const unread = symptoms.unread.get(path);
    if (unread) yield unread;
  } else {
    const symptom = symptoms?.words.get(folderOf(path));
    yield symptom === undefined ? { path } : { path, symptom };
  }
}

/** What an entry is, kept as the last character of its name so that 100,000 of them are 100,000 strings and no objects. */
const folderMark = '/';
const oddMark = '\0';

function* belowFolder(folder: string, root: string, state: State, inherited: string | undefined, above: readonly string[]): Generator<Listed> {
  const prefix = withSlash(folder);
  let identity: string;
  let entries: string[];
  try {
    const stat = fs.statSync(folder, { bigint: true });
    // Some network drives number nothing.
    identity = stat.ino === 0n ? fs.realpathSync(folder) : `${stat.dev}:${stat.ino}`;
    const before = state.visited.get(identity);
    if (before !== undefined) {
      yield { file: folder, reason: above.includes(identity) ? 'it is a link that leads back to a folder above it' : `its files were read already, as ${before}` };
      return;
    }
    state.visited.set(identity, folder);
    entries = entriesOf(folder, prefix);
  } catch (error) {
    yield { file: folder, reason: failureWords(error) };
    return;
  }
  state.known.count += Math.max(0, entries.length - 1);
  let symptom = inherited;
  for (const entry of state.symptoms ? entries : []) {
    if (!isSymptomFile(entry)) continue;
    const read = readSymptom(prefix + entry);
    if ('words' in read) symptom = read.words;
    else yield read;
  }
  for (const entry of entries) {
    if (entry.endsWith(folderMark)) {
      const path = prefix + entry.slice(0, -1);
      if (isExcluded(path, state)) yield { file: path, reason: 'it is the folder that this run writes to' };
      else yield* belowFolder(path, root, state, symptom, [...above, identity]);
    } else if (entry.endsWith(oddMark)) {
      const path = prefix + entry.slice(0, -1);
      yield { file: path, reason: whyOdd(path) };
    } else if (!(state.symptoms && isSymptomFile(entry))) {
      const path = prefix + entry;
      if (isExcluded(path, state)) yield { file: path, reason: 'it is the file that this run writes to' };
      else yield symptom === undefined ? { path, root } : { path, root, symptom };
    }
  }
}

/** Names in byte order of the paths they begin: a folder sorts as `name/`. */
function entriesOf(folder: string, prefix: string): string[] {
  const entries: string[] = [];
  const directory = fs.opendirSync(folder, { bufferSize: 512 });
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entry.isFile()) entries.push(entry.name);
      else if (entry.isDirectory()) entries.push(entry.name + folderMark);
      else entries.push(entry.name + (entry.isSymbolicLink() ? markOfLink(prefix + entry.name) : oddMark));
    }
  } finally {
    directory.closeSync();
  }
  return entries.sort(compareBytes);
}

function markOfLink(path: string): string {
  try {
    const stat = fs.statSync(path);
    return stat.isDirectory() ? folderMark : stat.isFile() ? '' : oddMark;
  } catch {
    return oddMark;
  }
}

function whyOdd(path: string): string {
  try {
    return oddKind(fs.statSync(path)) ?? 'it changed while the folder was read';
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? 'it is a link to something that is not there' : failureWords(error);
  }
}

function isExcluded(path: string, { exclude }: State): boolean {
  return exclude.size > 0 && exclude.has(nodePath.resolve(path));
}

function withSlash(path: string): string {
  return path.endsWith('/') || path.endsWith('\\') ? path : `${path}/`;
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
