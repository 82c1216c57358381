import type { CommandValues } from '../evidence/command-values.js';
import type { Confidence, JoinKind, Source, VerdictClass } from '../evidence/verdict.js';
import type { Plan } from '../report/report.js';

// The one place where plans meet the contract's types.
export type { Plan, Risk, Step } from '../report/report.js';

/** A tempting wrong move and why it is wrong here. */
export type Avoidance = Plan['avoid'][number];

/** What a plan may depend on. A member that is absent is not known. */
export interface Situation {
  readonly class: VerdictClass;
  readonly causeId?: string;
  readonly confidence: Confidence;
  readonly join: JoinKind;
  readonly prtPresent?: boolean;
  /** Joined and registered at once. */
  readonly dualState: boolean;
  /** Whether the capture ran in an elevated prompt. */
  readonly elevated?: boolean;
  /** Ids and names as printed. They are evidence, so each is checked before it enters a command. */
  readonly values?: CommandValues;
  /** Host that the failed request asked, as printed. Checked like the values. */
  readonly endpointHost?: string;
  readonly virtualDesktop?: boolean;
  /** Ids of checks whose answer the evidence holds already. Absent: none. */
  readonly shown?: readonly string[];
  /** How the device's object stood in Entra at the time of the fault, where the evidence shows exactly that object. */
  readonly deviceObject?: 'enabled' | 'disabled' | 'pending' | 'deleted' | 'missing';
  /** Ids of the gaps that a plan without a cause has to close. Absent: nothing is known of what was shown. */
  readonly lacks?: readonly string[];
}

export interface RemedySpec {
  /** File name and the id that rules name. */
  readonly id: string;
  /**
   * The steps of this repair in the order in which a careful person takes them. `planFor` saves evidence before them, sorts
   * them by harm, drops what the verdict does not allow, guards the destructive ones and ends with a verification.
   */
  readonly steps: (situation: Situation) => readonly Plan['steps'][number][];
  /**
   * Checks of this plan whose answer can make its destructive steps needless. A destructive step is offered only where one of
   * them stands before it, or where the evidence holds its answer. Absent: the remedy has no destructive step.
   */
  readonly sparedBy?: readonly [string, ...string[]];
  /** Wrong moves that this repair invites, besides those of the verdict's class. */
  readonly avoid?: (situation: Situation) => readonly Avoidance[];
  readonly sources: readonly [Source, ...Source[]];
}

export type Remedy = Readonly<RemedySpec>;

/** Declares a repair. The steps are made only when a plan is asked for. */
export function defineRemedy(spec: RemedySpec): Remedy {
  return spec;
}
