import { deriveFacts, type Facts } from './derived/facts.js';
import { type Diagnosis, diagnose } from './diagnosis/diagnose.js';
import type { DsregCapture } from './evidence/dsreg.js';
import type { ExamineOptions, InputFile } from './evidence/input.js';
import { decode } from './intake/decode.js';
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

/** Judges one capture. */
export function examineCapture(capture: DsregCapture, options: ExamineOptions = {}): Result {
  const facts = deriveFacts(capture, options);
  const diagnosis = diagnose(facts);
  return buildResult(facts, diagnosis, () => planOf(facts, diagnosis));
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
  const decoded = decode(file.bytes);
  if (decoded.refused !== undefined) return { file: file.path, captures: [], unread: decoded.refused };
  const { captures, reason } = parseDsreg(decoded.text, file.path);
  return { file: file.path, captures, ...(captures.length === 0 ? { unread: reason ?? 'No dsregcmd output was found in it.' } : {}) };
}
