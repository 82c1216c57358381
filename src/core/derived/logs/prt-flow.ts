import type { Cited, Proof } from '../../evidence/cited.js';
import type { EventRecord } from '../../evidence/event.js';
import type { Attempt, AttemptOutcome } from '../attempt.js';

/** One try of Windows to get or renew a PRT, as Microsoft-Windows-AAD logged it. */
export interface PrtFlow {
  readonly kind: 'acquire' | 'refresh' | 'unknown';
  readonly prt: 'entra' | 'enterprise';
  /** First record. Absent: the export shows no UTC time (see `atLocal`). */
  readonly beganUtc?: number;
  /** The record that tells how it ended, or the last one. */
  readonly endedUtc?: number;
  /** First record by the PC's wall clock, where the export gives no zone. */
  readonly atLocal?: number;
  /** When Entra refused, by its own clock. Absent: no answer, or one without its time. */
  readonly answeredUtc?: number;
  /**
   * `unknown`: nothing tells the end, or all that is logged is a refusal that the next call may resolve (AADSTS50097, 50129),
   * or a step that Windows tries again in another way.
   */
  readonly ended: 'succeeded' | 'failed' | 'unknown';
  /** What the flow ended with: canonical code of its end, its diagnosis or its verdict. 0 is success. */
  readonly status?: number;
  /** Lower case, in order of appearance. */
  readonly correlationIds: readonly string[];
  /** Lower case. Who signed in, as realm discovery or the diagnosis names them. */
  readonly upn?: string;
  /** A person's SID. Absent: the records were written by SYSTEM, as most of them are. */
  readonly userSid?: string;
  /** Whether it is the flow of the user that the options name. */
  readonly whose: 'own' | 'other' | 'unknown';
  /** URL that failed, else the last one called; without its query. */
  readonly endpoint?: string;
  /** Host of the endpoint in lower case. Absent: not shown or masked. */
  readonly host?: string;
  /** Who was asked: Entra's own service or a federated identity provider. */
  readonly asked: Attempt['asked'];
  readonly httpStatus?: number;
  /** As in attempts: innermost first, of the last answer first, a wrapper (70002) only where it stands alone. */
  readonly aadsts: readonly number[];
  /** `invalid_grant`, … */
  readonly oauthError?: string;
  /** WinHTTP number with which the connection failed. */
  readonly transport?: number;
  /** What the identity provider's WS-Trust fault says, without its markup. */
  readonly wsTrust?: string;
  /** What the failure means, in the same words as for a failed attempt that dsregcmd prints. Absent: nothing failed. */
  readonly outcome?: AttemptOutcome;
  /** Absent: no step failed. */
  readonly firstFailure?: EventRecord;
  /** Most telling first. */
  readonly because: Proof;
  /** For a flow that did not succeed: the same user's next one for the same PRT that did. It is over. */
  readonly overcomeBy?: Cited;
}
