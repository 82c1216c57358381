import type { StageId, VerdictClass } from '../../src/core/index.js';
import { type CaptureContext, ownPrompts } from '../evidence/capture-options.js';
import type { Truth } from '../faults/define-fault.js';

/** What a diagnosis said. */
export interface Finding {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  readonly confidence: 'confirmed' | 'likely' | 'possible';
  /** The cause on top. Absent: none. */
  readonly cause?: string;
}

/** What the evidence lets a careful reader see: read off its text, never off the engine. */
export interface Shown {
  readonly context: CaptureContext;
  /** `AzureAdPrt : YES` is printed. */
  readonly prtPresent: boolean;
  /** The capture itself proves a fault of the device or its join: a failed device or key test, `AzureAdJoined : NO`. */
  readonly deviceFaultPrinted: boolean;
  /** Event logs and sign-in logs are there beside the capture, and they hold a failure. */
  readonly failureLogged: boolean;
  /** The directory's device list is there beside the capture. */
  readonly directoryShown: boolean;
  /** Nothing of what broke is to be seen: no failed attempt or join, no failed test, no failure in a log, no complaint. Old Windows prints no attempts. */
  readonly traceless: boolean;
  readonly joined: boolean;
  /** The capture prints a failed attempt of the other user who ran it. */
  readonly readerFailed: boolean;
}

/** An answer that would be right. */
export interface Answer {
  readonly class: VerdictClass;
  readonly stages: readonly (StageId | 'none')[];
  /** Ids, the best first; empty where there is nothing to find. */
  readonly causes: readonly string[];
}

/** A finding held against the truth. */
export interface Judgement {
  /** `abstained`: said honestly that the evidence does not suffice. It costs recall, not precision. */
  readonly outcome: 'right' | 'abstained' | 'wrong';
  /** Wrong in class or cause and `confirmed`: the worst that a diagnosis can do. */
  readonly falseConfirmed: boolean;
  /** The best answer. */
  readonly expected: Answer;
  /** The right answer that was given. Absent: the best one, or none. */
  readonly met?: Answer;
  /** The first of class, stage and cause that is wrong. */
  readonly differsIn?: 'class' | 'stage' | 'cause';
}

/** Holds a finding against the truth, by the truth table of the product and the documents. */
export function judge(finding: Finding, truths: readonly Truth[], shown: Shown): Judgement {
  const answers = rightAnswers(truths, shown);
  const expected = answers[0]!;
  const differences = answers.map((answer) => difference(finding, answer));
  const met = answers[differences.indexOf(undefined)];
  if (met !== undefined) return { outcome: 'right', falseConfirmed: false, expected, ...(met === expected ? {} : { met }) };
  const abstains = finding.class === 'undetermined' || (finding.class === 'capture-context' && !ownPrompts.includes(shown.context) && expected.class !== 'capture-context');
  if (abstains) return { outcome: 'abstained', falseConfirmed: false, expected };
  // Of several answers that would be right, the nearest tells best what is wrong.
  const differsIn = (['cause', 'stage', 'class'] as const).find((part) => differences.includes(part))!;
  return { outcome: 'wrong', falseConfirmed: finding.confidence === 'confirmed' && !namesFault(finding, truths), expected, differsIn };
}

/** Every answer that is right for this evidence, the best first. */
export function rightAnswers(truths: readonly Truth[], shown: Shown): readonly Answer[] {
  const broken = inOrder(truths).map((truth) => ({ class: truth.class, stages: stagesOf(truth, shown), causes: truth.causes }));
  // Rows of the truth table for evidence that shows no trace of a fault, whatever we know.
  if (shown.traceless && !shown.joined) return [neverJoined, ...broken];
  if (shown.traceless && broken.every((answer) => answer.class !== 'healthy')) return [shown.prtPresent ? health : unexplained, ...broken];
  if (ownPrompts.includes(shown.context)) return broken;
  const ofReader = shown.readerFailed ? [readerUnknown] : [];
  const cannotSpeak: Answer = { class: 'capture-context', stages: ['none'], causes: captureCauses[shown.context] };
  const faults = broken.filter((answer) => answer.class !== 'healthy' && answer.class !== 'capture-context');
  const proved = faults.length > 0 && (shown.deviceFaultPrinted || shown.failureLogged);
  return proved ? [...faults, ...ofReader] : [cannotSpeak, ...faults, ...ofReader];
}

const health: Answer = { class: 'healthy', stages: ['none'], causes: [] };

/** No PRT, and nothing says why. */
const unexplained: Answer = { class: 'undetermined', stages: ['none'], causes: [] };

const neverJoined: Answer = { class: 'not-registered', stages: ['device-identity'], causes: [] };

/**
 * True of the administrator who ran the command and whose account is not in Entra. A result speaks for its capture's own account, and
 * another user's attempt says nothing about that (the contract: one result per capture, the newest failure of this user wins).
 */
const readerUnknown: Answer = { class: 'cloud-auth', stages: ['user-auth'], causes: ['user-unknown'] };

const captureCauses: Readonly<Record<CaptureContext, readonly string[]>> = {
  'user': [],
  'user-elevated': [],
  'system': ['capture-by-system', 'capture-without-user-session'],
  'local-admin': ['capture-by-local-user', 'capture-without-user-session'],
  'other-user': ['capture-by-unsynced-user', 'capture-without-user-session', 'capture-by-local-user'],
};

const pipeline: readonly Truth['stage'][] = ['device-identity', 'user-auth', 'issuance', 'renewal', 'none'];

/** Of several faults each is a right answer, the one of the earliest stage the best; health is one only where nothing is broken. */
function inOrder(truths: readonly Truth[]): readonly Truth[] {
  const faults = truths.filter((truth) => truth.class !== 'healthy');
  if (faults.length === 0) return truths;
  return faults.toSorted((a, b) => pipeline.indexOf(a.stage) - pipeline.indexOf(b.stage));
}

/** The rows of the truth table that let the stage depend on what is shown. */
function stagesOf(truth: Truth, shown: Shown): Answer['stages'] {
  if (truth.stage === 'user-auth') {
    if (!ownPrompts.includes(shown.context)) return ['user-auth', 'renewal'];
    return [shown.prtPresent ? 'renewal' : 'user-auth'];
  }
  if (truth.seenInDirectory === true && shown.directoryShown) return ['device-identity'];
  return [truth.stage];
}

/** Something that is broken is named, at another stage. */
function namesFault(finding: Finding, truths: readonly Truth[]): boolean {
  return truths.some((truth) => truth.class === finding.class && truth.causes.includes(finding.cause ?? ''));
}

function difference(finding: Finding, answer: Answer): Judgement['differsIn'] {
  if (finding.class !== answer.class) return 'class';
  if (!answer.stages.includes(finding.stage)) return 'stage';
  if (answer.causes.length === 0) return undefined;
  return finding.cause !== undefined && answer.causes.includes(finding.cause) ? undefined : 'cause';
}
