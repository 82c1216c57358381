import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import type { InputFile, Unread } from '../../core/index.js';
import { packZip, type PackedFile } from '../../core/intake/pack-zip.js';
import { redactor, type Redactor } from '../../core/intake/redact.js';
import { type EvidenceText, evidenceTexts, isEvidenceText } from '../../core/redact-evidence.js';
import { AppError } from '../../node/app-error.js';
import { systemCode } from '../../node/failure-words.js';
import { isEvidencePath, listEvidence, type EvidencePath } from '../../node/list-evidence.js';
import { makeFolder } from '../../node/make-folder.js';
import { isFile, readFile } from '../../node/read-file.js';
import { openOutput, whyNotWritten } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { evidencePaths } from '../operands.js';
import { redactKey, tellNewKey } from '../redact-key.js';
import { standardInput } from '../standard-input.js';
import { tell } from '../tell.js';

/** Larger texts are not redacted: text, copy and all names of it have to be in memory. 256 MiB. */
const largestRedactedBytes = 256 * 1024 * 1024;

/** Most that goes into one ZIP archive, which is packed in memory. 512 MiB. */
const largestPackedBytes = 512 * 1024 * 1024;

/**
 * `prtrace redact`. All files are read twice: first to learn every name, then to replace each of them in every file. Prints
 * the paths of the copies, one a line.
 */
export async function redact(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const paths = await evidencePaths(operands, 'redact');
  const givenKey = typeof given['redact-key'] === 'string' ? given['redact-key'] : undefined;
  const target = typeof given['output'] === 'string' ? given['output'] : undefined;
  const onlyInput = paths.length === 1 && paths[0] === '-';
  if (target === undefined && !onlyInput) {
    throw new AppError('usage', 'No folder for the copies was named.', { hint: `For example: prtrace redact ${paths[0]} -o shared` });
  }
  const key = await redactKey(givenKey);
  const hider = redactor(key);
  const code = target === undefined ? await redactInput(hider) : await redactFiles(paths, target, hider);
  if (givenKey === undefined && code === exitCodes.healthy) tellNewKey(key);
  return code;
}

async function redactInput(hider: Redactor): Promise<ExitCode> {
  const texts = [...textsOf(await standardInput())];
  const [only] = texts;
  if (only === undefined || texts.length > 1 || !isEvidenceText(only)) {
    const reason = only === undefined || isEvidenceText(only) ? 'it is an archive; name a folder for the copies with -o' : only.reason;
    tell(`prtrace: Nothing was redacted: ${reason}.`);
    return exitCodes.nothingRead;
  }
  for (const part of only.parts()) hider.learn(part);
  const output = openOutput(undefined);
  for (const part of only.parts()) output.write(hider.text(part));
  return exitCodes.healthy;
}

async function redactFiles(paths: readonly string[], target: string, hider: Redactor): Promise<ExitCode> {
  const input = paths.includes('-') ? await standardInput() : undefined;
  const list = () => listEvidence(paths.filter((path) => path !== '-'), { exclude: [nodePath.resolve(target)], symptoms: false });
  const learn = (file: InputFile | Unread) => {
    for (const one of textsOf(file)) if (isEvidenceText(one)) for (const part of one.parts()) hider.learn(part);
  };
  if (input !== undefined) learn(input);
  for (const listed of list()) if (isEvidencePath(listed)) learn(readFile(listed.path, largestRedactedBytes));

  const unread: Unread[] = [];
  const taken = new Set<string>();
  const output = openOutput(undefined);
  const copies = target.toLowerCase().endsWith('.zip') ? archiveOfCopies(target) : folderOfCopies(target);
  let count = 0;
  const copy = (source: EvidencePath, file: InputFile | Unread) => {
    for (const one of textsOf(file)) {
      if (!isEvidenceText(one)) {
        unread.push(one);
        continue;
      }
      const name = freeName(copyName(source, one.path, hider), taken);
      output.write(`${copies.add(name, redactedParts(one, hider))}\n`);
      count++;
    }
  };
  if (input !== undefined) copy({ path: '-' }, input);
  for (const listed of list()) {
    if (isEvidencePath(listed)) copy(listed, readFile(listed.path, largestRedactedBytes));
    else unread.push(listed);
  }
  if (count > 0) copies.finish();
  for (const { file, reason } of unread) tell(`Not copied: ${file}: ${reason}.`);
  if (count === 0) tell('prtrace: Nothing was redacted.');
  return count > 0 ? exitCodes.healthy : exitCodes.nothingRead;
}

function* textsOf(file: InputFile | Unread): Generator<EvidenceText | Unread> {
  if (isFile(file)) yield* evidenceTexts(file);
  else yield file;
}

function* redactedParts(text: EvidenceText, hider: Redactor): Generator<string> {
  for (const part of text.parts()) yield hider.text(part);
}

/**
 * The path below the folder that was named, names in it replaced like names in the text. Members of an archive lie in a folder
 * with the archive's name. Never leads out of the folder of the copies, whatever an archive says.
 */
function copyName({ path, root }: EvidencePath, copied: string, hider: Redactor): string {
  const relative = path === '-' ? `standard-input${copied === '-' ? '.txt' : copied.slice(1)}` : (root === undefined ? nodePath.basename(path) : nodePath.relative(root, path)) + copied.slice(path.length);
  const parts = hider.path(relative.replaceAll(/\.zip!\//gi, '/').replaceAll('!/', '/')).split(/[/\\]/);
  return nodePath.join(...parts.filter((part) => part !== '' && part !== '.' && part !== '..').map((part) => part.replaceAll(/[<>:"|?*]/g, '_')));
}

function freeName(name: string, taken: Set<string>): string {
  const { dir, name: stem, ext } = nodePath.parse(name);
  let free = name;
  // Case does not tell files apart everywhere.
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = nodePath.join(dir, `${stem}-${i}${ext}`);
  taken.add(free.toLowerCase());
  return free;
}

/** Where copies go. */
interface Copies {
  /** Writes one copy and gives the path to tell. */
  readonly add: (name: string, parts: Iterable<string>) => string;
  readonly finish: () => void;
}

function folderOfCopies(folder: string): Copies {
  return {
    add(name, parts) {
      const target = nodePath.join(folder, name);
      writeNew(target, parts);
      return target;
    },
    finish: () => undefined,
  };
}

function archiveOfCopies(target: string): Copies {
  if (fs.existsSync(target)) throw existsAlready(target, undefined);
  const files: PackedFile[] = [];
  let size = 0;
  return {
    add(name, parts) {
      const bytes = new TextEncoder().encode([...parts].join(''));
      size += bytes.length;
      if (size > largestPackedBytes) throw new AppError('unusable-output', `The copies are larger than ${largestPackedBytes / (1024 * 1024)} MiB, the most that is packed into one archive.`, { hint: 'Name a folder with -o.' });
      const path = name.split(nodePath.sep).join('/');
      files.push({ path, bytes });
      return `${target}!/${path}`;
    },
    finish: () => writeNew(target, [packZip(files)]),
  };
}

function writeNew(target: string, parts: Iterable<string | Uint8Array>): void {
  let descriptor: number | undefined;
  try {
    makeFolder(nodePath.dirname(target));
    // An existing file is never written over: it could be the evidence itself.
    descriptor = fs.openSync(target, 'wx');
    for (const part of parts) fs.writeFileSync(descriptor, part);
  } catch (cause) {
    const code = systemCode(cause);
    if (code === undefined) throw cause;
    if (code === 'EEXIST') throw existsAlready(target, cause);
    throw new AppError('unusable-output', `"${target}" cannot be written: ${whyNotWritten(cause)}.`, { hint: 'Choose another folder with -o.', cause });
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

function existsAlready(target: string, cause: unknown): AppError {
  return new AppError('unusable-output', `"${target}" exists already.`, { hint: 'Choose a new folder for the copies; files are never written over.', cause });
}
