import { commandValuesOf } from './derived/command-values-of.js';
import { deriveFacts, type Facts } from './derived/facts.js';
import { objectState } from './derived/directory/object-state.js';
import type { EvidenceFacts } from './derived/evidence-facts.js';
import { isAlone, type JoinedEvidence, noEvidence } from './derived/joined-evidence.js';
import { quotedLines } from './derived/quoted-lines.js';
import { type GatheredFile, knownCapture, type Subject, subjects } from './derived/subjects.js';
import { type Diagnosis, diagnose, explainDiagnosis, type Explanation } from './diagnosis/diagnose.js';
import { disagreesWithDirectory } from './diagnosis/gaps.js';
import { verdictChange } from './diagnosis/verdict-change.js';
import type { Artifact, Parsed, TextParser } from './evidence/artifact.js';
import type { DsregCapture } from './evidence/dsreg.js';
import { bytesOf, type ExamineOptions, type InputFile } from './evidence/input.js';
import { noCapture } from './evidence/no-capture.js';
import { decode } from './intake/decode.js';
import { signatureBytes } from './intake/sniff.js';
import { readText } from './parsers/read-text.js';
import { planFor } from './remedies/plan.js';
import { buildResult } from './report/build-result.js';
import type { Plan, Result, Unread } from './report/report.js';

/**
 * The readers of everything that is not dsregcmd output. They are handed in, so that a caller who diagnoses one capture
 * does not load what reads event logs and archives.
 */
export interface Readers {
  readonly text: readonly TextParser[];
  /** What stands in place of a file: the members of an archive, one at a time; else the file itself. */
  readonly expand: (file: InputFile) => Iterable<InputFile | Unread>;
  /** Reads evidence that is not text. Absent: the file is text, or nothing that can be read. */
  readonly binary: (file: InputFile) => Parsed | undefined;
  /** What the evidence beside a capture tells about its device and its user. */
  readonly factsOf: (dsreg: DsregCapture, evidence: JoinedEvidence) => EvidenceFacts;
  /** What the names and places of all files tell about each of them. */
  readonly hints: (paths: Iterable<string>) => (path: string) => PlaceHints;
}

/** What a file's place in a bundle tells. */
export interface PlaceHints {
  readonly earlierState?: true;
  readonly runBySystem?: true;
}

/** What one file held: its captures and its other evidence, or the reason why it holds none. */
export interface FileEvidence {
  readonly file: string;
  readonly captures: readonly DsregCapture[];
  /** Evidence that is not dsregcmd's. Absent: none. */
  readonly artifacts?: readonly Artifact[];
  /** What was lost of that evidence, one sentence each. Absent: nothing. */
  readonly notes?: readonly string[];
  readonly unread?: string;
}

/** Reads one file. `hasMore`: it holds something that only the readers left out could read. */
export function readFile(file: InputFile, readers: Readers | undefined): FileEvidence & { readonly hasMore?: true } {
  const binary = readers?.binary(file);
  if (binary) return { file: file.path, captures: [], ...evidenceOf(binary), ...(binary.unread === undefined ? {} : { unread: binary.unread }) };
  const { text, ascii, notes, refused } = decode(file.bytes ?? bytesOf(file, signatureBytes));
  if (refused !== undefined || file.bytes === undefined) return { file: file.path, captures: [], unread: refused ?? 'It is too large to be read as text.', ...(readers ? {} : { hasMore: true }) };
  const whole = { path: file.path, text, firstLine: 1, ...(file.modifiedUtc === undefined ? {} : { modifiedUtc: file.modifiedUtc }) };
  const { captures, unread, hasMore, ...rest } = readText(whole, ascii, readers?.text);
  const lost = [...(file.notes ?? []), ...notes];
  return {
    file: file.path,
    captures: lost.length === 0 ? captures : captures.map((capture) => withNotes(capture, lost)),
    ...evidenceOf(rest),
    ...(unread === undefined ? {} : { unread }),
    ...(hasMore ? { hasMore } : {}),
  };
}

function evidenceOf({ artifacts, notes }: Pick<Parsed, 'artifacts' | 'notes'>): Pick<FileEvidence, 'artifacts' | 'notes'> {
  return { ...(artifacts.length === 0 ? {} : { artifacts }), ...(notes.length === 0 ? {} : { notes }) };
}

/** What was lost or repaired before the text could be read concerns every capture of the file. */
function withNotes(capture: DsregCapture, reasons: readonly string[]): DsregCapture {
  return { ...capture, status: 'partial', notes: [...capture.notes, ...reasons.map((reason) => ({ line: capture.firstLine, reason }))] };
}

/**
 * One examination of many files: add them all, then take the results. Evidence that belongs together is joined, so the
 * results can only come when all files were added.
 */
export class Examination {
  readonly unread: Unread[] = [];
  /** Files on which the engine itself failed; they are listed in `unread` as well. */
  crashed = 0;
  /** Something was met that only the readers left out could read. */
  hasMore = false;
  readonly #options: ExamineOptions;
  readonly #readers: Readers | undefined;
  readonly #mostHeld: number;
  readonly #files: GatheredFile[] = [];
  readonly #paths: string[] = [];
  readonly #notes = new Map<string, readonly string[]>();
  #captures = 0;

  /** `mostHeld`: captures that are held in memory; of a larger fleet each is read again when it is its turn. */
  constructor(options: ExamineOptions, readers: Readers | undefined, mostHeld = Infinity) {
    this.#options = options;
    this.#readers = readers;
    this.#mostHeld = mostHeld;
  }

  /** Reads a file and all that lies in it. */
  add(file: InputFile): void {
    const from = this.#files.length;
    let symptom = file.symptom;
    try {
      for (const member of this.#readers?.expand(file) ?? [file]) {
        if ('reason' in member) this.unread.push(member);
        else if (member !== file && isSymptomFile(member.path)) symptom = decode(bytesOf(member, signatureBytes)).text.trim() || symptom;
        else this.#addSafely(member);
      }
    } catch (error) {
      this.#crash(file.path, error);
    }
    if (symptom !== undefined) for (const [index, one] of this.#files.slice(from).entries()) this.#files[from + index] = { ...one, symptom };
  }

  /** One member on which the engine fails costs nobody the others. */
  #addSafely(file: InputFile): void {
    try {
      this.#addOne(file);
    } catch (error) {
      this.#crash(file.path, error);
    }
  }

  #addOne(file: InputFile): void {
    this.#paths.push(file.path);
    const { captures, artifacts = [], notes, unread, hasMore } = readFile(file, this.#readers);
    if (hasMore) this.hasMore = true;
    if (unread !== undefined) this.unread.push({ file: file.path, reason: unread });
    if (notes) this.#notes.set(file.path, notes);
    if (captures.length === 0 && artifacts.length === 0) return;
    this.#captures += captures.length;
    this.#files.push({
      file: file.path, artifacts,
      captures: captures.map(knownCapture).map((known) => (this.#captures > this.#mostHeld ? { ...known, capture: undefined } : known)),
    });
  }

  /** The results in the order of the files. `reread` gives a file again whose captures were not held. */
  *results(reread?: (path: string) => InputFile | undefined): Generator<Result> {
    for (const { subject, capture } of this.#joined(reread)) {
      try {
        yield examineSubject(subject, capture, this.#options, this.#notes, this.#readers);
      } catch (error) {
        this.#crash(subject.known?.file ?? 'the evidence without a capture', error);
      }
    }
  }

  /** What the results rest on, in the same order: the facts that rules are shown. */
  *facts(): Generator<Facts> {
    for (const { subject, capture } of this.#joined(undefined)) yield factsOfSubject(subject, capture, this.#options, this.#readers).facts;
  }

  *#joined(reread: ((path: string) => InputFile | undefined) | undefined): Generator<{ readonly subject: Subject; readonly capture: DsregCapture | undefined }> {
    let last: { readonly file: string; readonly captures: readonly DsregCapture[] } | undefined;
    const hints = this.#readers?.hints(this.#paths);
    const files = this.#withoutQuotes();
    for (const subject of subjects(hints ? files.map((one) => ({ ...one, ...hints(one.file) })) : files)) {
      const { known } = subject;
      let capture = known?.capture;
      if (known && !capture) {
        if (last?.file !== known.file) {
          const file = reread?.(known.file);
          last = { file: known.file, captures: file ? readFile(file, this.#readers).captures : [] };
        }
        capture = last.captures[known.captureIndex];
        if (!capture) {
          this.unread.push({ file: known.file, reason: 'It changed while it was being read.' });
          continue;
        }
      }
      yield { subject, capture };
    }
  }

  /** Lines that a note quotes are told as read, and are no result of their own. */
  #withoutQuotes(): readonly GatheredFile[] {
    const quotes = quotedLines(this.#files);
    for (const [{ file, capture }, source] of quotes) {
      this.unread.push({ file, reason: `line ${capture!.firstLine} only repeats what ${source.file === file ? 'the capture in it' : source.file} shows whole` });
    }
    return quotes.size === 0 ? this.#files : this.#files.map((one) => ({ ...one, captures: one.captures.filter((known) => !quotes.has(known)) }));
  }

  #crash(file: string, error: unknown): void {
    this.crashed++;
    this.unread.push({ file, reason: `Prtrace itself failed on it: ${error instanceof Error ? error.message : String(error)}` });
  }
}

/** The facts that rules are shown, and those that the capture alone would give. */
function factsOfSubject({ evidence, symptom, runBySystem, computer }: Subject, capture: DsregCapture | undefined, options: ExamineOptions, readers: Readers | undefined): { readonly facts: Facts; readonly alone: (() => Facts) | undefined } {
  const said = symptom === undefined || options.symptom !== undefined ? options : { ...options, symptom };
  const dsreg = capture ?? noCapture(firstFileOf(evidence) ?? '-', computer);
  const ranBySystem = runBySystem ? { fact: 'file', value: 'collected by a tool that runs as SYSTEM', file: dsreg.file, locator: 'its place in the bundle' } : undefined;
  return {
    facts: deriveFacts(dsreg, said, readers?.factsOf(dsreg, evidence), ranBySystem),
    // Where no dsregcmd output was given, it alone says nothing.
    alone: evidence === noEvidence || !capture ? undefined : () => deriveFacts(dsreg, said, undefined, ranBySystem),
  };
}

function examineSubject(subject: Subject, capture: DsregCapture | undefined, options: ExamineOptions, notesByFile: ReadonlyMap<string, readonly string[]>, readers: Readers | undefined): Result {
  const { evidence, earlierState } = subject;
  const { facts, alone } = factsOfSubject(subject, capture, options, readers);
  const { dsreg } = facts;
  const result = examineFacts(facts, alone);
  const notes = evidence === noEvidence ? [] : evidenceNotes(evidence, notesByFile, dsreg.file);
  return {
    ...result,
    ...(notes.length === 0 ? {} : { parse: { status: 'partial', notes: [...result.parse.notes, ...notes] } }),
    ...(earlierState ? { earlierState } : {}),
  };
}

function examineFacts(facts: Facts, alone: (() => Facts) | undefined): Result {
  const diagnosis = diagnose(facts);
  const changed = alone ? verdictChange(diagnose(alone()), diagnosis, facts.dsreg.file) : undefined;
  const explanation = explainDiagnosis(facts, diagnosis);
  return buildResult(facts, diagnosis, explanation, planOf(facts, diagnosis, explanation), changed);
}

/** Judges one capture that stands alone and explains the judgement. */
export function examineCapture(capture: DsregCapture, options: ExamineOptions = {}): Result {
  return examineFacts(deriveFacts(capture, options), undefined);
}

function evidenceNotes(evidence: Subject['evidence'], notesByFile: ReadonlyMap<string, readonly string[]>, own: string): { line: number; reason: string; file: string }[] {
  const files = new Set([...Object.values(evidence).flatMap((kind: readonly { readonly file: string }[]) => kind.map(({ file }) => file)), own]);
  return [...files].flatMap((file) => (notesByFile.get(file) ?? []).map((reason) => ({ line: 1, reason, file })));
}

function firstFileOf(evidence: Subject['evidence']): string | undefined {
  if (isAlone(evidence)) return undefined;
  return Object.values(evidence).flatMap((kind: readonly { readonly file: string }[]) => kind.map(({ file }) => file))[0];
}

/** A member named `symptom.txt` holds the reported symptom in the user's words. */
function isSymptomFile(path: string): boolean {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase() === 'symptom.txt';
}

/** Checks of the plans whose answer the other evidence holds. */
function shownChecks(facts: Facts): readonly string[] {
  const { directory, signIns, attempt, logs } = facts;
  const shown: string[] = [];
  // An answer against which the PC speaks is asked for again.
  if ((directory?.device ?? directory?.deletedDevice ?? directory?.deviceMissing?.exact) && !disagreesWithDirectory(facts)) shown.push('read-device-object');
  if (attempt?.seenBy.includes('sign-in log') || (signIns?.failures.length ?? 0) > 0) shown.push('read-sign-in-log-entry');
  if (logs && logs.flows.length > 0) shown.push('read-aad-log');
  return shown;
}

function planOf(facts: Facts, { verdict, causes: [root] }: Diagnosis, { gaps }: Explanation): Plan {
  const { dsreg: capture } = facts;
  const object = facts.directory && objectState(facts);
  const endpointHost = facts.attempt?.asked === 'identity-provider' ? facts.attempt.host : undefined;
  return planFor(
    {
      class: verdict.class, confidence: verdict.confidence, join: facts.join.kind, dualState: facts.join.dualState,
      ...(root ? { causeId: root.rule.id } : {}),
      ...(facts.prt.present === undefined ? {} : { prtPresent: facts.prt.present }),
      ...(facts.context.elevated === undefined ? {} : { elevated: facts.context.elevated }),
      values: commandValuesOf(facts),
      ...(endpointHost ? { endpointHost } : {}),
      ...(facts.evidence === noEvidence ? {} : { shown: shownChecks(facts) }),
      ...(object?.exact && !object.since ? { deviceObject: object.kind } : {}),
      ...(verdict.class === 'undetermined' ? { lacks: gaps.map(({ id }) => id) } : {}),
      ...(capture.byName.get('Virtual Desktop')?.value.startsWith('YES') ? { virtualDesktop: true } : {}),
    },
    root?.rule.remedy,
  );
}
