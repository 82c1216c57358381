import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Unread } from '../../core/index.js';
import { secretFile } from '../../core/intake/secret-files.js';
import { AppError } from '../../node/app-error.js';
import { failureWords } from '../../node/failure-words.js';
import { isEvidencePath, listEvidence } from '../../node/list-evidence.js';
import { openBrowser } from '../../node/open-browser.js';
import { isFile } from '../../node/read-file.js';
import { servePage, type ServedFile } from '../../node/serve-page.js';
import { openOutput } from '../../node/write-output.js';
import { bytesOf } from '../../core/evidence/input.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { evidencePaths } from '../operands.js';
import { tell } from '../tell.js';

/** `prtrace open`: the page on this PC, with the evidence that was named. Runs until it is stopped. */
export async function open(operands: readonly string[], given: Readonly<Record<string, string | boolean>>): Promise<ExitCode> {
  const { files, unread } = operands.length === 0 ? { files: [], unread: [] } : await offered(operands);
  const { address, close } = await servePage(builtPage(), files, unread);
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  openOutput(undefined).write(`${address}\n`);
  const shown = given['open'] === false || (await openBrowser(address));
  tell(shown ? 'The page is open to this PC only. Press Ctrl-C to stop.' : 'No browser could be started. Open the address above in one. Press Ctrl-C to stop.');
  await stopped;
  close();
  return exitCodes.healthy;
}

/** Files that the page may ask for. They are read when it does. */
async function offered(operands: readonly string[]): Promise<{ readonly files: readonly ServedFile[]; readonly unread: readonly Unread[] }> {
  const paths = await evidencePaths(operands, 'open');
  const files: ServedFile[] = [];
  const unread: Unread[] = [];
  if (paths.includes('-')) {
    const input = await (await import('../standard-input.js')).standardInput();
    if (isFile(input)) files.push({ path: '-', bytes: bytesOf(input) });
    else unread.push(input);
  }
  // The page itself tells which of them hold the reported symptom.
  for (const listed of listEvidence(paths.filter((path) => path !== '-'), { symptoms: false })) {
    if (!isEvidencePath(listed)) {
      unread.push(listed);
      continue;
    }
    const { path } = listed;
    const secret = secretFile(path);
    try {
      if (secret === undefined) files.push({ path, from: path, modifiedUtc: Math.floor(fs.statSync(path).mtimeMs) });
      else unread.push({ file: path, reason: secret });
    } catch (error) {
      unread.push({ file: path, reason: failureWords(error) });
    }
  }
  return { files, unread };
}

function builtPage(): string {
  try {
    return fs.readFileSync(join(import.meta.dirname, 'prtrace.html'), 'utf8');
  } catch (cause) {
    throw new AppError('internal', 'The page is missing from this installation.', { hint: 'Install prtrace again.', cause });
  }
}
