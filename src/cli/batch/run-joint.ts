import { Examination, type InputFile, type Unread } from '../../core/index.js';
import { redactor, type Redactor } from '../../core/intake/redact.js';
import { allReaders } from '../../core/readers.js';
import { countResult, emptyTally } from '../../core/report/tally.js';
import { AppError } from '../../node/app-error.js';
import { isEvidencePath, type Listed, type Listing } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { rereader } from '../../node/reread.js';
import { statOf } from '../../node/stat-of.js';
import { columns, isTerminal, wantsColour } from '../../node/terminal.js';
import { ClosedOutput, openOutput } from '../../node/write-output.js';
import type { DiagnoseOptions } from '../diagnose-options.js';
import { exitCodeOfResult, exitCodes, graver, type ExitCode } from '../exit-code.js';
import { standardInput } from '../standard-input.js';
import { tell } from '../tell.js';
import { closingWords, unreadNamed } from './closing-words.js';
import type { Progress } from './progress-bar.js';
import { renderPart, renderUnreadPart, type PartOptions } from './render-part.js';
import { sinkOf } from './sink.js';

/** Captures that are held in memory. Of more, each is read again when it is its turn. */
const mostHeld = 1_000;

/** Results after which an interrupt is listened for. */
const resultsAtOnce = 16;

const mebibyte = 1024 * 1024;

export interface JointInput {
  readonly listing: Listing;
  /** Whether standard input is part of the evidence. */
  readonly hasInput: boolean;
  /** What Microsoft Graph said of the captures among it. */
  readonly answers: readonly InputFile[];
}

/**
 * Diagnoses much evidence of many kinds together. It is read file by file and not held; the results are written as they
 * come. While it is read, Ctrl-C ends the program at once: nothing was written until then.
 */
export async function runJoint({ listing, hasInput, answers }: JointInput, options: DiagnoseOptions): Promise<ExitCode> {
  const examination = new Examination(options.examine, allReaders, mostHeld);
  const toFile = options.output !== undefined;
  if (options.output !== undefined && (statOf(options.output)?.isFile() ?? true)) openOutput(options.output).abandon();
  const input = hasInput ? await standardInput() : undefined;
  if (input) add(examination, input);
  const bar = options.progress && isTerminal(2) && (toFile || !isTerminal(1)) ? (await import('./progress-bar.js')).progressBar('MiB', false) : undefined;
  try {
    readAll(examination, listing, bar);
  } finally {
    bar?.stop();
  }
  for (const answer of answers) examination.add(answer);
  const again = rereader();
  return await writeAll(examination, (path) => (path === '-' && input && isFile(input) ? input : again(path)), options);
}

function readAll(examination: Examination, listing: Listing, bar: Progress | undefined): void {
  let done = 0;
  const listed = bar ? [...listing] : listing;
  const total = bar ? [...listed].reduce((bytes, one) => bytes + sizeOf(one), 0) : 0;
  for (const one of listed) {
    const read = isEvidencePath(one) ? readFile(one.path) : one;
    const seen = (bytes: number) => bar?.update(Math.floor((done + bytes) / mebibyte), Math.ceil(total / mebibyte));
    add(examination, isFile(read) && bar ? watched(read, seen) : read, isEvidencePath(one) ? one.symptom : undefined);
    if (bar) done += sizeOf(one);
    seen(0);
  }
}

function add(examination: Examination, read: InputFile | Unread, symptom?: string): void {
  if (!isFile(read)) examination.unread.push(read);
  else examination.add(symptom === undefined ? read : { ...read, symptom });
}

/** The same file, telling how far it was read. Only what is read where it lies takes long enough. */
function watched(file: InputFile, seen: (bytes: number) => void): InputFile {
  if (file.source === undefined) return file;
  const { source } = file;
  let furthest = 0;
  return {
    ...file,
    source: {
      sizeBytes: source.sizeBytes,
      read(offset, length) {
        // Archives are read from their end first; what is near it says nothing.
        if (offset + length < source.sizeBytes && offset > furthest) seen((furthest = offset));
        return source.read(offset, length);
      },
    },
  };
}

function sizeOf(listed: Listed): number {
  return isEvidencePath(listed) ? Number(statOf(listed.path)?.size ?? 0) : 0;
}

async function writeAll(examination: Examination, reread: (path: string) => InputFile | undefined, options: DiagnoseOptions): Promise<ExitCode> {
  const toFile = options.output !== undefined;
  const part: PartOptions = {
    format: options.format, colour: toFile ? options.colour === true : wantsColour(options.colour), width: toFile ? 80 : columns(), verbose: options.verbose,
  };
  const hider = options.redactKey === undefined ? undefined : redactor(options.redactKey);
  const output = openOutput(options.output);
  const sink = sinkOf(options.format, output, part);
  const tally = emptyTally();
  let code: ExitCode | undefined;
  let unread: readonly Unread[] = [];
  let interrupted = false;
  const onInterrupt = () => (interrupted = true);
  process.once('SIGINT', onInterrupt);
  try {
    sink.start();
    let count = 0;
    for (const result of examination.results(reread)) {
      if (++count % resultsAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      if (interrupted) throw new AppError('interrupted', 'Stopped.', toFile ? { hint: `"${options.output}" was not written.` } : {});
      sink.take({ body: Buffer.from(renderPart(redacted(result, hider), part)), unread: [] });
      countResult(tally, result);
      code = graver(code, exitCodeOfResult(result));
    }
    unread = redacted(examination.unread, hider);
    sink.take({ body: Buffer.from(unread.map((one) => renderUnreadPart(one, part)).join('')), unread });
    await sink.finish(tally);
    output.finish();
  } catch (error) {
    output.abandon();
    if (error instanceof ClosedOutput) return code ?? exitCodes.healthy;
    throw error;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
  if (examination.crashed > 0) code = exitCodes.internal;
  if (options.format !== 'text' || toFile) tell(closingWords(tally, unread.length, unread.slice(0, unreadNamed)));
  return code ?? exitCodes.nothingRead;
}

/** As in a batch, what was learned from one result does not count in another. */
function redacted<T>(value: T, hider: Redactor | undefined): T {
  return hider === undefined ? value : hider.fresh().report(value);
}
