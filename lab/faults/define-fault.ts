import type { StageId, VerdictClass } from '../../src/core/index.js';
import type { CaptureContext } from '../evidence/capture-options.js';
import type { Basis } from '../basis.js';
import type { World } from '../scenario/world.js';

/**
 * Evidence that tells a fault by its name: the user's failed attempt (printed or logged), the logs, the directory's devices, a
 * failed `KeySignTest`, the end of the device certificate with a later time beside it, the name of the account that ran dsregcmd.
 */
export type Teller = 'attempt' | 'logs' | 'directory' | 'key-test' | 'certificate-end' | 'account';

/** What broke, known because we broke it. */
export interface Truth {
  readonly class: VerdictClass;
  /**
   * As the PC's own evidence shows it: `user-auth` stands for `renewal` too, which is what Windows was at if a PRT was there.
   */
  readonly stage: StageId | 'none';
  /** The directory's device object shows the fault, which makes it one of `device-identity` for who is shown that object. */
  readonly seenInDirectory?: boolean;
  /**
   * Cause ids that name this fault, the best first. Several only where the evidence that Windows leaves cannot tell them
   * apart: a reader of the documents, not of the rules, decided that.
   */
  readonly causes: readonly string[];
  /** Cause ids that are true of this fault and say less. They are right where nothing shown says more, see `toldBy`. */
  readonly vaguer?: readonly string[];
  /** The stage that they belong to. Absent: that of the fault. */
  readonly vaguerStage?: StageId;
  /** What has to be shown for the exact name. Absent: `attempt`. */
  readonly toldBy?: Teller;
  /** Cause ids that are not true, but all that the PC's own evidence suggests: an honest error, unless it is called confirmed. */
  readonly takenFor?: readonly string[];
  /** The most that the published sources let anybody say of the exact name. Absent: nothing in them forbids `confirmed`. */
  readonly mostConfidence?: 'likely' | 'possible';
}

/** What happens at one time of day in the lab: `08:00`, on the lab's day or `day` days after it (before it: negative). */
export interface Step {
  readonly at: string;
  readonly day?: number;
  readonly does:
    /** The fault is put in. */
    | 'break'
    /** The fault is taken out again: `repairs`. */
    | 'repair'
    /** The user signs in to Windows. */
    | 'sign-in'
    /** The user locks and unlocks; Windows renews a PRT that is older than four hours. */
    | 'unlock'
    /** An app asks the broker for a token. */
    | 'app'
    /** The scheduled join task runs. */
    | 'join'
    /** The evidence is collected. Always last. */
    | 'collect';
}

/** What the PC and its user have to be. Absent members: an Entra joined PC, a managed user, a password. */
export interface Needs {
  /** `none`: a domain joined PC whose join task has not run yet; its computer object is synchronised. */
  readonly join?: 'entra' | 'hybrid' | 'none';
  readonly user?: 'managed' | 'federated';
  readonly credential?: 'password' | 'hello' | 'certificate';
  /** The PC has to be registered when the fault breaks. Absent: it need not. */
  readonly registered?: true;
  /** What the fault makes of the device object, in a word: two that make different things of it exclude each other. */
  readonly deviceObject?: string;
  /** When the PC joined. Absent: three weeks before. */
  readonly joinedUtc?: number;
}

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
  readonly needs?: Needs;
  /** Absent: the usual day (`usualDay`). */
  readonly schedule?: readonly Step[];
  /** The published repair gives up the registration or a key. Absent: to offer such a step for this fault does needless harm. */
  readonly repairDestroys?: true;
  /** What the user tells the help desk, as `symptom.txt` holds it. Given where the PRT is healthy and the trouble lies above it. */
  readonly symptom?: string;
  /** The evidence is collected so, whatever was asked for: the fault lies in the collecting. */
  readonly collectedIn?: CaptureContext;
  /** Puts the fault in. Only the world is changed, never the evidence: what Windows shows follows from the pipeline. */
  breaks(world: World): void | Promise<void>;
  /** Takes the fault out again, where its schedule says so. */
  repairs?(world: World): void | Promise<void>;
}

/** Joined long ago, signed in in the morning, broken at eleven, renewed at one, noticed at three. */
export const usualDay: readonly Step[] = [
  { at: '08:00', does: 'sign-in' },
  { at: '11:00', does: 'break' },
  { at: '13:00', does: 'unlock' },
  { at: '14:55', does: 'app' },
  { at: '15:00', does: 'collect' },
];

/** Broken before the user comes: the first sign-in of the day fails. */
export const brokenBeforeSignIn: readonly Step[] = [
  { at: '07:55', does: 'break' },
  { at: '08:00', does: 'sign-in' },
  { at: '14:55', does: 'app' },
  { at: '15:00', does: 'collect' },
];

/** For a PC that has not joined yet: broken before its join task runs. */
export const dayOfJoin: readonly Step[] = [
  { at: '08:50', does: 'break' },
  { at: '09:00', does: 'join' },
  { at: '09:05', does: 'sign-in' },
  { at: '15:00', does: 'collect' },
];

/** The identity function; it gives a fault its type where it is written. */
export function defineFault(fault: Fault): Fault {
  return fault;
}
