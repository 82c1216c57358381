import { examine } from '../examine.js';
import { Examination } from '../examination.js';
import { deriveFacts, type Facts } from '../derived/facts.js';
import type { ExamineOptions, InputFile } from '../evidence/input.js';
import { parseDsreg } from '../parsers/dsreg/index.js';
import { allReaders } from '../readers.js';
import type { Result } from '../report/report.js';

/** A file of text beside the capture: an answer of Graph, a sign-in log, an exported event log. */
export interface TextEvidence {
  readonly path: string;
  readonly text: string;
  /** The file's own time, which for an answer that Prtrace fetched itself is when it asked. */
  readonly modifiedUtc?: number;
}

/** Path of the capture that is handed in as a text. */
export const capturePath = 'dsregcmd.txt';

/** Examines one text, with the files beside it, as the product does. Throws where that gives not exactly one result, so that a test says so. */
export function examineText(text: string | undefined, options: ExamineOptions = {}, files: readonly TextEvidence[] = []): Result {
  const { results, unread } = examine(inputFiles(text, files), options);
  const [only, ...more] = results;
  if (!only || more.length > 0) throw new Error(`expected one capture, got ${results.length} (${unread.map(({ reason }) => reason).join('; ')})`);
  return only;
}

/** The facts of one text alone, without what joins it with other files. */
export function factsOf(text: string, options: ExamineOptions = {}): Facts {
  const { captures, reason } = parseDsreg(text, capturePath);
  const [only] = captures;
  if (!only) throw new Error(`expected a capture: ${reason ?? 'none found'}`);
  return deriveFacts(only, options);
}

/**
 * The facts of a capture and the files beside it, joined as the product joins them. Without a capture: of the files alone.
 * Throws where a file cannot be read, and where the files do not give exactly one result with the capture in it.
 */
export function joinedFactsOf(text: string | undefined, files: readonly TextEvidence[], options: ExamineOptions = {}): Facts {
  const examination = new Examination(options, allReaders);
  for (const file of inputFiles(text, files)) examination.add(file);
  const all = [...examination.facts()];
  const [only, ...more] = all.filter(({ dsreg }) => text === undefined || dsreg.file === capturePath);
  if (examination.unread.length > 0) throw new Error(examination.unread.map(({ file, reason }) => `${file}: ${reason}`).join('; '));
  if (!only || more.length > 0) throw new Error(`expected one result, got ${all.length}`);
  return only;
}

function inputFiles(text: string | undefined, files: readonly TextEvidence[]): readonly InputFile[] {
  const encoder = new TextEncoder();
  return [...(text === undefined ? [] : [{ path: capturePath, text }]), ...files].map(({ text: words, ...file }) => ({ ...file, bytes: encoder.encode(words) }));
}
