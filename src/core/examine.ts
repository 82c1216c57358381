import { deriveFacts } from './derived/facts.js';
import { diagnose } from './diagnosis/diagnose.js';
import { bytesOf, type ExamineOptions, type InputFile } from './evidence/input.js';
import type { Confidence, StageId, VerdictClass } from './evidence/verdict.js';
import { Examination, type FileEvidence, readFile } from './examination.js';
import { decode } from './intake/decode.js';
import { parseDsreg } from './parsers/dsreg/index.js';
import { allReaders } from './readers.js';
import type { Report } from './report/report.js';

/**
 * The whole product: files in, one report out. Pure and deterministic; the same files and options give the same report.
 * There is one result per capture, in the order of the files; other evidence joins the capture it belongs to, and forms a
 * result of its own where it belongs to none.
 */
export function examine(files: readonly InputFile[], options: ExamineOptions = {}): Report {
  const examination = new Examination(options, allReaders);
  for (const file of files) examination.add(file);
  const results = [...examination.results()];
  return { schemaVersion: 1, results, unread: examination.unread };
}

/** Reads evidence without judging it; archives are opened. */
export function readEvidence(files: readonly InputFile[]): readonly FileEvidence[] {
  return files.flatMap((file) => [...readMembers(file)]);
}

/** As `readEvidence` for one file, one member of an archive at a time. */
export function* readMembers(file: InputFile): Generator<FileEvidence> {
  for (const member of allReaders.expand(file)) yield 'reason' in member ? { file: member.file, captures: [], unread: member.reason } : readFile(member, allReaders);
}

/** The answer for one capture without its explanation, for callers who count verdicts over a fleet. */
export interface Judgement {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  /** Ids of the causes, the root cause first. */
  readonly causes: readonly string[];
}

/** Judges the captures of one file, each for itself: the same class, stage, confidence and causes as in its report, and nothing else. */
export function judgeFile(file: InputFile, options: ExamineOptions = {}): readonly Judgement[] {
  const { text, ascii, refused } = decode(bytesOf(file));
  if (refused !== undefined) return [];
  return parseDsreg(text, file.path, ascii).captures.map((capture) => {
    const { verdict, causes } = diagnose(deriveFacts(capture, options));
    return { class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, causes: causes.map(({ rule }) => rule.id) };
  });
}
