import { deriveFacts, type Facts } from './derived/facts.js';
import { type Diagnosis, diagnose, explainDiagnosis } from './diagnosis/diagnose.js';
import type { DsregCapture } from './evidence/dsreg.js';
import { bytesOf, type ExamineOptions, type InputFile } from './evidence/input.js';
import type { Confidence, StageId, VerdictClass } from './evidence/verdict.js';
import { decode } from './intake/decode.js';
import { signatureBytes } from './intake/sniff.js';
import { parseDsreg } from './parsers/dsreg/index.js';
import { planFor } from './remedies/plan.js';
import { buildResult } from './report/build-result.js';
import type { Plan, Report, Result, Unread } from './report/report.js';

/** What one file held: its captures, or the reason why it holds none. */
export interface FileEvidence {
  readonly file: string;
  readonly captures: readonly DsregCapture[];
  readonly unread?: string;
}

/**
 * The whole product: files in, one report out. Pure and deterministic; the same files and options give the same report.
 * Results stand in the order of the files, and in a file in the order of its captures.
 */
export function examine(files: readonly InputFile[], options: ExamineOptions = {}): Report {
  const results: Result[] = [];
  const unread: Unread[] = [];
  for (const file of files) {
    const one = examineFile(file, options);
    results.push(...one.results);
    unread.push(...one.unread);
  }
  return { schemaVersion: 1, results, unread };
}

/** One file alone, as the batch does it. */
export function examineFile(file: InputFile, options: ExamineOptions = {}): { readonly results: readonly Result[]; readonly unread: readonly Unread[] } {
  const evidence = readFile(file);
  return {
    results: evidence.captures.map((capture) => examineCapture(capture, options)),
    unread: evidence.unread === undefined ? [] : [{ file: file.path, reason: evidence.unread }],
  };
}

/** Reads evidence without judging it. */
export function readEvidence(files: readonly InputFile[]): readonly FileEvidence[] {
  return files.map(readFile);
}

/** Judges one capture and explains the judgement. */
export function examineCapture(capture: DsregCapture, options: ExamineOptions = {}): Result {
  const facts = deriveFacts(capture, options);
  const diagnosis = diagnose(facts);
  return buildResult(facts, diagnosis, explainDiagnosis(facts, diagnosis), planOf(facts, diagnosis));
}

/** The answer for one capture without its explanation, for callers who count verdicts over a fleet. */
export interface Judgement {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  /** Ids of the causes, the root cause first. */
  readonly causes: readonly string[];
}

/** Judges all captures of one file: the same class, stage, confidence and causes as `examineFile`, and nothing else. */
export function judgeFile(file: InputFile, options: ExamineOptions = {}): readonly Judgement[] {
  return readFile(file).captures.map((capture) => {
    const { verdict, causes } = diagnose(deriveFacts(capture, options));
    return { class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, causes: causes.map(({ rule }) => rule.id) };
  });
}

function planOf(facts: Facts, { verdict, causes: [root] }: Diagnosis): Plan {
  const { dsreg: capture } = facts;
  const deviceName = capture.byName.get('Device Name')?.value;
  const endpointHost = facts.attempt?.asked === 'identity-provider' ? facts.attempt.host : undefined;
  return planFor(
    {
      class: verdict.class, confidence: verdict.confidence, join: facts.join.kind, dualState: facts.join.dualState,
      ...(root ? { causeId: root.rule.id } : {}),
      ...(facts.prt.present === undefined ? {} : { prtPresent: facts.prt.present }),
      ...(facts.context.elevated === undefined ? {} : { elevated: facts.context.elevated }),
      ...(deviceName ? { device: deviceName } : {}),
      ...(endpointHost ? { endpointHost } : {}),
      ...(capture.byName.get('Virtual Desktop')?.value.startsWith('YES') ? { virtualDesktop: true } : {}),
    },
    root?.rule.remedy,
  );
}

function readFile(file: InputFile): FileEvidence {
  const { path } = file;
  // What is not in memory is an event log or an archive: its first bytes say so.
  const { text, ascii, notes, refused } = decode(file.bytes ?? bytesOf(file, signatureBytes));
  if (refused !== undefined) return { file: path, captures: [], unread: refused };
  const { captures, reason } = parseDsreg(text, path, ascii);
  if (captures.length === 0) return { file: path, captures, unread: reason ?? 'No dsregcmd output was found in it.' };
  return { file: path, captures: notes.length === 0 ? captures : captures.map((capture) => withNotes(capture, notes)) };
}

/** What was lost or repaired before the text could be read concerns every capture of the file. */
function withNotes(capture: DsregCapture, reasons: readonly string[]): DsregCapture {
  return { ...capture, status: 'partial', notes: [...capture.notes, ...reasons.map((reason) => ({ line: capture.firstLine, reason }))] };
}
