import type { StageId, VerdictClass } from '../../src/core/index.js';
import { type CaptureContext, ownPrompts } from '../evidence/capture-options.js';
import type { Teller, Truth } from '../faults/define-fault.js';

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
  readonly joined: boolean;
  /** The capture prints a failed attempt of the affected user, or a failed join. */
  readonly attemptPrinted: boolean;
  /** The capture prints a failed attempt of the other user who ran it. */
  readonly readerFailed: boolean;
  /** The capture itself proves a fault of the device or its join: a failed device or key test, a mark for recovery, `AzureAdJoined : NO`. */
  readonly deviceFaultPrinted: boolean;
  /** `KeySignTest : FAILED` is printed. */
  readonly keyTestFailed: boolean;
  /** The end of the device certificate is printed, and it has passed by a time that is shown too. */
  readonly certificateEnded: boolean;
  /** The account that ran the command is named. Old Windows does not. */
  readonly accountPrinted: boolean;
  /** Event logs and sign-in logs are there beside the capture, and they hold a failure. */
  readonly failureLogged: boolean;
  /** What the directory says of the PC and of the affected user is there beside the capture. */
  readonly directoryShown: boolean;
  /** Nothing of what broke is to be seen: no failed attempt or join, no failed test, no failure in a log, no complaint. Old Windows prints no attempts. */
  readonly traceless: boolean;
}

/** An answer that would be right, or that a careful reader cannot be blamed for. */
export interface Answer {
  readonly class: VerdictClass;
  readonly stages: readonly (StageId | 'none')[];
  /** Ids, the best first; empty where there is nothing to find. */
  readonly causes: readonly string[];
  /** The most that this evidence bears. Absent: it may be called confirmed. */
  readonly mostConfidence?: Exclude<Confidence, 'confirmed'>;
  /** True, and less than the evidence says. */
  readonly isVague?: true;
  /** All that is shown suggests it, and it is not so: to call it confirmed is the worst there is. */
  readonly isUntrue?: true;
}

type Confidence = Finding['confidence'];

/** A finding held against the truth. */
export interface Judgement {
  /**
   * `vague`: true, and less exact than the evidence. `abstained`: said honestly that the evidence does not suffice. Both cost
   * recall, not precision.
   */
  readonly outcome: 'right' | 'vague' | 'abstained' | 'wrong';
  /** Not so, and `confirmed`: the worst that a diagnosis can do. */
  readonly falseConfirmed: boolean;
  /** The best answer. */
  readonly expected: Answer;
  /** The answer that was given, where it is right and not the best. */
  readonly met?: Answer;
  /** The first of class, stage, cause and confidence that is wrong. `confidence`: the rest is right, and surer than the evidence. */
  readonly differsIn?: Difference;
}

type Difference = 'class' | 'stage' | 'cause' | 'confidence';

/** Holds a finding against the truth, by the truth table of the product and the documents. */
export function judge(finding: Finding, truths: readonly Truth[], shown: Shown): Judgement {
  const answers = rightAnswers(truths, shown);
  const expected = answers[0]!;
  const differences = answers.map((answer) => difference(finding, answer));
  const met = answers.find((answer, index) => differences[index] === undefined && answer.isVague !== true) ?? answers[differences.indexOf(undefined)];
  if (met !== undefined) return { outcome: met.isVague ? 'vague' : 'right', falseConfirmed: false, expected, ...(met === expected || met.isVague ? {} : { met }) };
  if (abstains(finding, shown, expected)) return { outcome: 'abstained', falseConfirmed: false, expected };
  // Of several answers that would be right, the nearest tells best what is wrong.
  const differsIn = (['confidence', 'cause', 'stage', 'class'] as const).find((part) => differences.includes(part))!;
  const isTrue = answers.some((answer, index) => differences[index] === 'confidence' && answer.isUntrue !== true);
  return { outcome: 'wrong', falseConfirmed: finding.confidence === 'confirmed' && !isTrue, expected, differsIn };
}

/** Nothing is claimed of the user's PRT. A capture that is said to be somebody's whose it is not is a claim, and a wrong one. */
function abstains(finding: Finding, { context }: Shown, expected: Answer): boolean {
  if (finding.class === 'undetermined') return true;
  return finding.class === 'capture-context' && expected.class !== 'capture-context' && ownCaptures[context].includes(finding.cause ?? '');
}

/** Every answer that is right for this evidence, the best first. */
export function rightAnswers(truths: readonly Truth[], shown: Shown): readonly Answer[] {
  const ordered = inOrder(truths);
  // Rows of the truth table for evidence that shows no trace of a fault, whatever we know. To name the fault all the same is a guess.
  if (shown.traceless && !shown.joined) return [neverJoined];
  if (shown.traceless && ordered.every((truth) => truth.class !== 'healthy')) return [shown.prtPresent ? seemingHealth : unexplained];
  if (ownPrompts.includes(shown.context)) return ordered.flatMap((truth) => answersOf(truth, shown));
  const faults = ordered.filter((truth) => truth.class !== 'healthy' && truth.class !== 'capture-context').flatMap((truth) => answersOf(truth, shown));
  const proved = faults.length > 0 && (shown.deviceFaultPrinted || shown.failureLogged);
  return [...(proved ? [] : cannotSpeak(shown)), ...(proved || shown.attemptPrinted ? faults : []), ...ofReader(shown)];
}

const neverJoined: Answer = { class: 'not-registered', stages: ['device-identity'], causes: [] };

/** No PRT, and nothing says why. */
const unexplained: Answer = { class: 'undetermined', stages: ['none'], causes: [] };

/** Something is broken that does not show. Who confirms health from that has not asked what the evidence can show. */
const seemingHealth: Answer = { class: 'healthy', stages: ['none'], causes: [], mostConfidence: 'likely', isUntrue: true };

function answersOf(truth: Truth, shown: Shown): readonly Answer[] {
  const common = { class: truth.class, stages: stagesOf(truth, shown) };
  const exact: Answer = { ...common, causes: truth.causes, ...limitOf(truth, shown) };
  const { vaguer = [], takenFor = [], vaguerStage, mostConfidence } = truth;
  if (isTold(truth.toldBy ?? 'attempt', shown)) return vaguer.length === 0 ? [exact] : [exact, { ...common, causes: vaguer, isVague: true }];
  const lesser = { ...common, ...(vaguerStage === undefined ? {} : { stages: [vaguerStage] }) };
  // Where both names are of one stage and equally sure, they are one answer.
  const areOne = vaguerStage === undefined && mostConfidence === undefined;
  return [
    areOne ? { ...exact, causes: [...truth.causes, ...vaguer] } : exact,
    ...(areOne || vaguer.length === 0 ? [] : [{ ...lesser, causes: vaguer }]),
    ...(takenFor.length === 0 ? [] : [{ ...lesser, causes: takenFor, mostConfidence: 'likely', isUntrue: true } as const]),
  ];
}

function isTold(by: Teller, shown: Shown): boolean {
  switch (by) {
    case 'attempt':
      return shown.attemptPrinted || shown.failureLogged;
    case 'logs':
      return shown.failureLogged;
    case 'directory':
      return shown.directoryShown;
    case 'key-test':
      return shown.keyTestFailed;
    case 'certificate-end':
      return shown.certificateEnded;
    case 'account':
      return shown.accountPrinted;
  }
}

/**
 * The most that may be said, by the contract: another user's attempt never confirms; that a fault lies above the PRT is confirmed
 * only by what names the layer.
 */
function limitOf(truth: Truth, shown: Shown): Pick<Answer, 'mostConfidence'> {
  if (truth.mostConfidence !== undefined) return truth;
  const onlyOfAnother = shown.context === 'other-user' && (truth.class === 'cloud-auth' || (truth.class === 'network' && !shown.deviceFaultPrinted));
  const layerUnnamed = truth.class === 'wrong-layer' && !shown.failureLogged;
  return onlyOfAnother || layerUnnamed ? { mostConfidence: 'likely' } : {};
}

/** What the capture is to be called; one that names its account is not to be called only a capture without a session. */
function cannotSpeak({ context, accountPrinted }: Shown): readonly Answer[] {
  const common = { class: 'capture-context', stages: ['none'] } as const;
  const [exact, ...vaguer] = ownCaptures[context];
  if (!accountPrinted) return [{ ...common, causes: ownCaptures[context] }];
  return [{ ...common, causes: [exact!] }, { ...common, causes: vaguer, isVague: true }];
}

/**
 * Another user ran the command, and Entra does not know them: true of that user, whom alone the capture names. It is no answer
 * where anything says whose PRT it is about, and it is not for certain: an administrator's own account is often not in Entra.
 */
function ofReader({ readerFailed, directoryShown, deviceFaultPrinted }: Shown): readonly Answer[] {
  if (!readerFailed || directoryShown || deviceFaultPrinted) return [];
  return [{ class: 'cloud-auth', stages: ['user-auth'], causes: ['user-unknown'], mostConfidence: 'likely' }];
}

/** What a capture of each context is, the best name first. */
const ownCaptures: Readonly<Record<CaptureContext, readonly string[]>> = {
  'user': [],
  'user-elevated': [],
  'system': ['capture-by-system', 'capture-without-user-session'],
  'local-admin': ['capture-by-local-user', 'capture-without-user-session'],
  'other-user': ['capture-by-unsynced-user', 'capture-without-user-session'],
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

const confidences: readonly Confidence[] = ['possible', 'likely', 'confirmed'];

function difference(finding: Finding, answer: Answer): Difference | undefined {
  if (finding.class !== answer.class) return 'class';
  if (!answer.stages.includes(finding.stage)) return 'stage';
  if (answer.causes.length > 0 && !answer.causes.includes(finding.cause ?? '')) return 'cause';
  return confidences.indexOf(finding.confidence) > confidences.indexOf(answer.mostConfidence ?? 'confirmed') ? 'confidence' : undefined;
}
