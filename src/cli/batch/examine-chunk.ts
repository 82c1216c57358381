import { Examination, type Result, type Unread } from '../../core/index.js';
import { redactor, type Redactor } from '../../core/intake/redact.js';
import { csvRow, csvUnreadRow } from '../../core/report/render-csv.js';
import { renderJson, renderJsonLine } from '../../core/report/render-json.js';
import { renderMarkdown } from '../../core/report/render-markdown.js';
import { renderTextResult } from '../../core/report/render-text.js';
import { countResult, emptyTally } from '../../core/report/tally.js';
import { isEvidencePath } from '../../node/list-evidence.js';
import { isFile, readFile } from '../../node/read-file.js';
import { exitCodeOfResult, exitCodes, graver, type ExitCode } from '../exit-code.js';
import type { Chunk, ChunkResult, WorkerSetup } from './protocol.js';

/** Examines the files of one chunk and renders its part of the output. `atFile` hears which file comes next. */
export function examineChunk({ number, listed, room }: Chunk, setup: WorkerSetup, atFile: (index: number) => void): ChunkResult {
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
        const examination = new Examination(symptom === undefined ? setup.examine : { symptom, ...setup.examine }, undefined);
        examination.add(read);
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
      parts.push(partOfResult(result, setup));
      countResult(tally, result);
      code = graver(code, exitCodeOfResult(result));
    }
    for (const one of unread) {
      parts.push(partOfUnread(one, setup));
      allUnread.push(one);
    }
  }
  return { number, files: listed.length, body: encoded(parts.join(''), room), tally, ...(code === undefined ? {} : { code }), unread: allUnread };
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

/** What `renderJson` puts around the results; taken off again to get one result as it stands in a report. */
const jsonHead = renderJson({ schemaVersion: 1, results: [], unread: [] }).indexOf('[') + 1;
const jsonTail = '\n  ],\n  "unread": []\n}\n'.length;

function partOfResult(result: Result, { format, colour, width }: WorkerSetup): string {
  switch (format) {
    case 'jsonl':
    case 'html':
      return renderJsonLine(result);
    case 'csv':
      return csvRow(result);
    case 'json':
      return `,${renderJson({ schemaVersion: 1, results: [result], unread: [] }).slice(jsonHead, -jsonTail)}`;
    case 'text':
      return `${renderTextResult(result, { colour, width })}\n\n`;
    case 'markdown':
      return `${renderMarkdown({ schemaVersion: 1, results: [result], unread: [] })}\n`;
  }
}

/** The formats that list the unread files at their end get them there. */
function partOfUnread(unread: Unread, { format }: WorkerSetup): string {
  return format === 'jsonl' ? renderJsonLine(unread) : format === 'csv' ? csvUnreadRow(unread) : '';
}
