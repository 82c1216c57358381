import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import type { InputFile, Unread } from '../../core/index.js';
import { bytesOf } from '../../core/evidence/input.js';
import { decode } from '../../core/intake/decode.js';
import { redactor, type Redactor } from '../../core/intake/redact.js';
import { signatureBytes } from '../../core/intake/sniff.js';
import { AppError } from '../../node/app-error.js';
import { failureWords, systemCode } from '../../node/failure-words.js';
import { isEvidencePath, listEvidence, type EvidencePath } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { openOutput } from '../../node/write-output.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { evidencePaths } from '../operands.js';
import { redactKey, tellNewKey } from '../redact-key.js';
import { standardInput } from '../standard-input.js';
import { tell } from '../tell.js';

/** Larger files are not redacted: text, copy and all names of it have to be in memory. 256 MiB. */
const largestRedactedBytes = 256 * 1024 * 1024;

/**
 * `prtrace redact`. All files are read twice: first to learn every name, then to replace each of them in every file. Prints
 * the paths of the copies, one a line.
 */
export async function redact(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const paths = await evidencePaths(operands, 'redact');
  const givenKey = typeof given['redact-key'] === 'string' ? given['redact-key'] : undefined;
  const folder = typeof given['output'] === 'string' ? given['output'] : undefined;
  const onlyInput = paths.length === 1 && paths[0] === '-';
  if (folder === undefined && !onlyInput) {
    throw new AppError('usage', 'No folder for the copies was named.', { hint: `For example: prtrace redact ${paths[0]} -o shared` });
  }
  const key = await redactKey(givenKey);
  const hider = redactor(key);
  const code = folder === undefined ? await redactInput(hider) : await redactFiles(paths, folder, hider);
  if (givenKey === undefined && code === exitCodes.healthy) tellNewKey(key);
  return code;
}

async function redactInput(hider: Redactor): Promise<ExitCode> {
  const read = textOf(await standardInput());
  if (typeof read !== 'string') {
    tell(`prtrace: Nothing was redacted: ${read.reason}.`);
    return exitCodes.nothingRead;
  }
  openOutput(undefined).write(hider.text(read));
  return exitCodes.healthy;
}

async function redactFiles(paths: readonly string[], folder: string, hider: Redactor): Promise<ExitCode> {
  const input = paths.includes('-') ? await standardInput() : undefined;
  const list = () => listEvidence(paths.filter((path) => path !== '-'), { exclude: [nodePath.resolve(folder)], symptoms: false });
  if (input !== undefined) learn(hider, input);
  for (const listed of list()) if (isEvidencePath(listed)) learn(hider, readFile(listed.path, largestRedactedBytes));

  const unread: Unread[] = [];
  const taken = new Set<string>();
  const output = openOutput(undefined);
  let copies = 0;
  const copy = (source: EvidencePath, file: InputFile | Unread) => {
    const text = textOf(file);
    if (typeof text !== 'string') {
      unread.push(text);
      return;
    }
    const target = nodePath.join(folder, freeName(redactedName(source, hider), taken));
    writeCopy(target, hider.text(text));
    output.write(`${target}\n`);
    copies++;
  };
  if (input !== undefined) copy({ path: 'standard-input.txt' }, input);
  for (const listed of list()) {
    if (isEvidencePath(listed)) copy(listed, readFile(listed.path, largestRedactedBytes));
    else unread.push(listed);
  }
  for (const { file, reason } of unread) tell(`Not copied: ${file}: ${reason}.`);
  if (copies === 0) tell('prtrace: Nothing was redacted.');
  return copies > 0 ? exitCodes.healthy : exitCodes.nothingRead;
}

function learn(hider: Redactor, file: InputFile | Unread): void {
  const text = textOf(file);
  if (typeof text === 'string') hider.learn(text);
}

/** The file's text. What is no text cannot be redacted, and copying it as it is would give everything away. */
function textOf(file: InputFile | Unread): string | Unread {
  if (!isFile(file)) return file;
  const bytes = file.bytes ?? bytesOf(file, signatureBytes);
  if (bytes.length === 0) return '';
  const { text, refused } = decode(bytes);
  return refused === undefined ? text : { file: file.path, reason: refused };
}

/** The path below the folder that was named, names in it replaced like names in the text. */
function redactedName({ path, root }: EvidencePath, hider: Redactor): string {
  const relative = root === undefined ? nodePath.basename(path) : nodePath.relative(root, path);
  // File names join words with underscores, which elsewhere are parts of a name.
  return relative.split(/([/\\_])/).map((part) => (part.length < 2 ? part : hider.text(part))).join('');
}

function freeName(name: string, taken: Set<string>): string {
  const { dir, name: stem, ext } = nodePath.parse(name);
  let free = name;
  // Case does not tell files apart everywhere.
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = nodePath.join(dir, `${stem}-${i}${ext}`);
  taken.add(free.toLowerCase());
  return free;
}

function writeCopy(target: string, text: string): void {
  try {
    fs.mkdirSync(nodePath.dirname(target), { recursive: true });
    // An existing file is never written over: it could be the evidence itself.
    fs.writeFileSync(target, text, { flag: 'wx' });
  } catch (cause) {
    const exists = systemCode(cause) === 'EEXIST';
    throw new AppError('unusable-output', exists ? `"${target}" exists already.` : `"${target}" cannot be written: ${failureWords(cause)}.`, {
      hint: exists ? 'Choose a new folder for the copies; files are never written over.' : 'Choose another folder with -o.', cause,
    });
  }
}
