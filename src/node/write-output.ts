import * as fs from 'node:fs';
import { AppError } from './app-error.js';
import { failureWords, systemCode } from './failure-words.js';
import { isTerminal } from './terminal.js';

/** Where the result goes: standard output, or a file that appears only when it is complete. */
export interface Output {
  /** Writes all of it before it returns. Throws `ClosedOutput` when nobody reads any more. */
  write(chunk: string | Uint8Array): void;
  /** Completes the output; a file gets its name now. */
  finish(): void;
  /** Gives up: what was written to a file is removed. */
  abandon(): void;
}

/** Thrown when the reader of standard output is gone, as `head` is after its lines. No failure: there is nothing left to do. */
export class ClosedOutput extends Error {}

/** Opens the output. Throws an `AppError` when the file cannot be written. */
export function openOutput(file: string | undefined): Output {
  return file === undefined ? standardOutput() : fileOutput(file);
}

function standardOutput(): Output {
  // A Windows console takes UTF-16 from the stream; plain bytes would be read in its old code page.
  const console = process.platform === 'win32' && isTerminal(1) ? process.stdout : undefined;
  const write = (chunk: string | Uint8Array) => {
    try {
      if (console === undefined) writeAll(1, chunk);
      else console.write(chunk);
    } catch (error) {
      throw error instanceof ClosedOutput ? error : new AppError('write-failed', `The result cannot be written: ${whyNotWritten(error)}.`, { cause: error });
    }
  };
  return { write, finish: () => undefined, abandon: () => undefined };
}

function fileOutput(file: string): Output {
  // A pipe or a device cannot be replaced by a finished file.
  const direct = existsAsOther(file);
  const target = direct ? file : `${file}.part`;
  let descriptor: number;
  try {
    descriptor = fs.openSync(target, 'w');
  } catch (error) {
    throw cannotWrite(file, error);
  }
  const close = () => {
    if (descriptor >= 0) fs.closeSync(descriptor);
    descriptor = -1;
  };
  return {
    write(chunk) {
      try {
        writeAll(descriptor, chunk);
      } catch (error) {
        throw error instanceof ClosedOutput ? error : new AppError('write-failed', `"${file}" cannot be written: ${whyNotWritten(error)}.`, { cause: error });
      }
    },
    finish() {
      close();
      if (direct) return;
      try {
        fs.renameSync(target, file);
      } catch (error) {
        throw cannotWrite(file, error);
      }
    },
    abandon() {
      close();
      if (!direct) fs.rmSync(target, { force: true });
    },
  };
}

function existsAsOther(file: string): boolean {
  let stat: fs.Stats;
  try {
    stat = fs.statSync(file);
  } catch {
    return false;
  }
  if (stat.isDirectory()) throw new AppError('unusable-output', `"${file}" is a folder.`, { hint: 'Give -o the name of a file.' });
  return !stat.isFile();
}

function cannotWrite(file: string, cause: unknown): AppError {
  return new AppError('unusable-output', `"${file}" cannot be written: ${whyNotWritten(cause)}.`, { hint: 'Choose another place for -o.', cause });
}

/** Why a file or folder could not be written, as part of a sentence. */
export function whyNotWritten(cause: unknown): string {
  switch (systemCode(cause)) {
    case 'ENOENT': return 'its folder does not exist';
    case 'ENOSPC': return 'the disk is full';
    case 'EDQUOT': return 'your share of the disk is full';
    case 'EROFS': return 'the disk is read-only';
    case 'EACCES':
    case 'EPERM': return 'no permission to write there';
    default: return failureWords(cause);
  }
}

/** Writes to a descriptor until all is written, also where a pipe takes only a part or is full. */
export function writeAll(descriptor: number, chunk: string | Uint8Array): void {
  if (chunk.length === 0) return;
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = systemCode(error);
      if (code === 'EPIPE' || code === 'EOF') throw new ClosedOutput();
      if (code !== 'EAGAIN') throw error;
      // The pipe is full and does not block: give its reader a moment.
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Writes one whole text to a file, or to standard output. A reader that has seen enough and closed the pipe is no failure. */
export function writeText(text: string, file: string | undefined): void {
  const output = openOutput(file);
  try {
    output.write(text);
    output.finish();
  } catch (error) {
    output.abandon();
    if (!(error instanceof ClosedOutput)) throw error;
  }
}
