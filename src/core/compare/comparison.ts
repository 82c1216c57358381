import type { Confidence, ContextKind, JoinKind, StageId, VerdictClass } from '../evidence/verdict.js';
import type { CapturedAt, Citation, Result, Unread } from '../report/report.js';

/**
 * What changed on a PC between two examinations, and whether that proves the repair. The object that `prtrace compare`
 * prints. Its paths are fixed: add beside them, never rename. A member that is absent was not known.
 */
export interface Comparison {
  readonly schemaVersion: 1;
  /** The gravest outcome of the pairs. */
  readonly outcome: Outcome;
  /** One sentence for the ticket. */
  readonly headline: string;
  /** One per device and user that both sides show. */
  readonly pairs: readonly Pair[];
  /** Captures that the other side has no partner for. */
  readonly unpaired: readonly Unpaired[];
  /** Set with the outcome `another-device`: what each side says it is. */
  readonly devices?: { readonly before: readonly DeviceName[]; readonly after: readonly DeviceName[] };
  readonly unread: { readonly before: readonly Unread[]; readonly after: readonly Unread[] };
}

export const outcomes = ['repaired', 'no-fault', 'still-broken', 'another-fault', 'new-fault', 'cannot-tell', 'another-device'] as const;

/**
 * `repaired`: the fault of BEFORE is gone and AFTER shows the PRT. `no-fault`: AFTER shows none, and BEFORE showed none
 * either. `another-fault`: AFTER shows a fault in place of the one of BEFORE. `new-fault`: BEFORE showed none.
 */
export type Outcome = (typeof outcomes)[number];

export interface DeviceName {
  readonly name?: string;
  readonly deviceId?: string;
}

export interface Pair {
  readonly outcome: Outcome;
  readonly headline: string;
  readonly before: Side;
  readonly after: Side;
  /** The PC has another device id than before: it was registered again. */
  readonly registeredAgain: boolean;
  /** Whether AFTER is the younger capture, as far as the times inside the evidence tell. */
  readonly order: { readonly after: 'younger' | 'older' | 'not-shown'; readonly why: string };
  /** What became of each cause of BEFORE, the root cause first. */
  readonly causes: readonly CauseFate[];
  /** What is wrong in AFTER, the root cause first. Empty: nothing was found. */
  readonly remaining: readonly RemainingCause[];
  /** Fields of dsregcmd that say something else now, by the section that prints them. */
  readonly changes: readonly ChangeGroup[];
  /** Fields that changed as they do on every run: times, and numbers of single requests. */
  readonly noise: readonly FieldChange[];
  /** What keeps the comparison from saying more, one sentence each. */
  readonly doubts: readonly string[];
  /** The lines that the outcome rests on. */
  readonly proof: { readonly before: readonly Citation[]; readonly after: readonly Citation[] };
}

/** One capture of a pair. */
export interface Side {
  readonly source: Result['source'];
  readonly capturedAt: CapturedAt;
  readonly device: { readonly join: JoinKind; readonly name?: string; readonly deviceId?: string; readonly tenantId?: string };
  readonly context: { readonly account?: string; readonly kind: ContextKind; readonly speaksForPrt?: boolean };
  readonly verdict: {
    readonly class: VerdictClass;
    readonly stage: StageId | 'none';
    readonly confidence: Confidence;
    readonly headline: string;
    /** The root cause. Absent: none was found. */
    readonly cause?: { readonly id: string; readonly title: string };
  };
  readonly prt: PrtLines;
  /** What the directory says about the device object, as the validation sequence tells it. */
  readonly deviceObject: string;
}

/** The lines about the Entra PRT as printed. */
export interface PrtLines {
  /** Absent: not shown. */
  readonly present?: boolean;
  readonly updated?: string;
  readonly expires?: string;
  readonly authority?: string;
}

export interface CauseFate {
  readonly id: string;
  readonly title: string;
  readonly state: 'gone' | 'still-there' | 'replaced' | 'cannot-tell';
  /** With `replaced`: id of the cause that AFTER shows instead. */
  readonly by?: string;
  /** One sentence. */
  readonly why: string;
  readonly before: readonly Citation[];
  readonly after: readonly Citation[];
}

export interface RemainingCause {
  readonly id: string;
  readonly title: string;
  readonly stage: StageId | 'none';
  readonly confidence: Confidence;
  readonly because: readonly Citation[];
}

export interface ChangeGroup {
  /** Title of dsregcmd's section, such as `SSO State`. */
  readonly section: string;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  /** As printed. Absent: not printed. */
  readonly before?: string;
  readonly after?: string;
}

export interface Unpaired {
  readonly side: 'before' | 'after';
  readonly source: Result['source'];
  readonly device: DeviceName;
  readonly account?: string;
  readonly headline: string;
  /** One sentence. */
  readonly why: string;
}
