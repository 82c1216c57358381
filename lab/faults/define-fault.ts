import type { StageId, VerdictClass } from '../../src/core/index.js';
import type { Basis } from '../evidence/basis.js';
import type { World } from '../scenario/world.js';

/** What broke, known because we broke it. */
export interface Truth {
  readonly class: VerdictClass;
  readonly stage: StageId | 'none';
  /**
   * Cause ids that name this fault, the best first. Several only where the evidence that Windows leaves cannot tell them
   * apart: a reader of the documents, not of the rules, decided that.
   */
  readonly causes: readonly string[];
}

/** What happens at one time of day in the lab: `08:00`. */
export type Step =
  /** The fault is put in. */
  | { readonly at: string; readonly does: 'break' }
  /** The user signs in to Windows. */
  | { readonly at: string; readonly does: 'sign-in' }
  /** The user locks and unlocks; Windows renews a PRT that is older than four hours. */
  | { readonly at: string; readonly does: 'unlock' }
  /** An app asks the broker for a token: Teams, unless the fault says otherwise. */
  | { readonly at: string; readonly does: 'app' }
  /** The scheduled join task runs. */
  | { readonly at: string; readonly does: 'join' }
  /** The evidence is collected. Always last. */
  | { readonly at: string; readonly does: 'collect' };

export interface Fault {
  /** File name, and a noun of the fault: `device-object-disabled`. */
  readonly id: string;
  /** Row of the fault table that it came from: `F2`. Absent for faults beyond the table. */
  readonly row?: string;
  readonly title: string;
  /** What happens in this company, in two or three sentences that a trainee understands. */
  readonly story: string;
  readonly truth: Truth;
  /** How well the traces are known that the engine has to find. */
  readonly basis: Basis;
  readonly sources: readonly string[];
  /** What the PC and its user have to be. */
  readonly needs?: { readonly join?: 'entra' | 'hybrid' | 'none'; readonly user?: 'managed' | 'federated'; readonly credential?: 'password' | 'hello' };
  /** Absent: the usual day (`usualDay`). */
  readonly schedule?: readonly Step[];
  /** Puts the fault in. Only the world is changed, never the evidence: what Windows shows follows from the pipeline. */
  breaks(world: World): void | Promise<void>;
}

/** Joined long ago, signed in in the morning, broken at eleven, renewed at one, noticed at three. */
export const usualDay: readonly Step[] = [
  { at: '08:00', does: 'sign-in' },
  { at: '11:00', does: 'break' },
  { at: '13:00', does: 'unlock' },
  { at: '14:55', does: 'app' },
  { at: '15:00', does: 'collect' },
];

/** The identity function; it gives a fault its type where it is written. */
export function defineFault(fault: Fault): Fault {
  return fault;
}

