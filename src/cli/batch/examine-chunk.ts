import { Examination, type ExamineOptions, type InputFile, type Result, type Unread } from '../../core/index.js';
import { redactor, type Redactor } from '../../core/intake/redact.js';
import { countResult, emptyTally } from '../../core/report/tally.js';
import { isEvidencePath } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { exitCodeOfResult, exitCodes, graver, type ExitCode } from '../exit-code.js';
import type { Chunk, ChunkResult, WorkerSetup } from './protocol.js';
import { renderPart, renderUnreadPart } from './render-part.js';

/** Examines the files of one chunk and renders its part of the output. `atFile` hears which file comes next. */
export async function examineChunk({ number, listed, room }: Chunk, setup: WorkerSetup, atFile: (index: number) => void): Promise<ChunkResult> {
  const parts: string[] = [];
  const tally = emptyTally();
  const allUnread: Unread[] = [];
  let code: ExitCode | undefined;
  for (const [index, each] of listed.entries()) {
    atFile(index);
    let results: readonly Result[] = [];
    let unread: readonly Unread[] = [];
    try {
      const read = isEvidencePath(each) ? readFile(each.path) : each;
      if (isFile(read)) {
        const symptom = isEvidencePath(each) ? each.symptom : undefined;
        const examination = await examineUnit(read, symptom === undefined ? setup.examine : { symptom, ...setup.examine });
        results = [...examination.results()];
        unread = examination.unread;
        if (examination.crashed > 0) code = exitCodes.internal;
      } else {
        unread = [read];
      }
      if (setup.redactKey !== undefined) ({ results, unread } = freshRedactor(setup.redactKey).report({ results, unread }));
    } catch (error) {
      code = exitCodes.internal;
      unread = [{ file: 'path' in each ? each.path : each.file, reason: `Prtrace itself failed on it: ${error instanceof Error ? error.message : String(error)}` }];
    }
    for (const result of results) {
      parts.push(renderPart(result, setup));
      countResult(tally, result);
      code = graver(code, exitCodeOfResult(result));
    }
    for (const one of unread) {
      parts.push(renderUnreadPart(one, setup));
      allUnread.push(one);
    }
  }
  return { number, files: listed.length, body: encoded(parts.join(''), room), tally, ...(code === undefined ? {} : { code }), unread: allUnread };
}

/** One file and all that is in it, joined. What reads archives and logs is loaded when a file first needs it. */
async function examineUnit(file: InputFile, options: ExamineOptions): Promise<Examination> {
  const captures = new Examination(options, undefined);
  captures.add(file);
  if (!captures.hasMore) return captures;
  const all = new Examination(options, (await import('../../core/readers.js')).allReaders);
  all.add(file);
  return all;
}

let keyed: Redactor | undefined;

/**
 * A redactor for one file: what it learned from another one must not count, because which files a worker meets is chance.
 */
function freshRedactor(key: string): Redactor {
  keyed ??= redactor(key);
  return keyed.fresh();
}

const encoder = new TextEncoder();

/** UTF-8 in the room that is there, or in a larger one. */
function encoded(text: string, room: ArrayBuffer | undefined): Uint8Array {
  let target = new Uint8Array(room ?? new ArrayBuffer(0));
  // Nearly all is ASCII; only where it is not, a second round finds out how much is needed.
  if (target.length < text.length) target = new Uint8Array(roomFor(text.length));
  let { read, written } = encoder.encodeInto(text, target);
  if (read < text.length) {
    target = new Uint8Array(roomFor(text.length * 3));
    ({ read, written } = encoder.encodeInto(text, target));
  }
  return target.subarray(0, written);
}

/** Rounded up generously, so that the next chunk fits as well. */
function roomFor(bytes: number): number {
  return Math.ceil((bytes * 1.25) / 65_536) * 65_536;
}
