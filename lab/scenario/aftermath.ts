import type { Directory } from '../entra/directory.js';
import type { AuditRecord, SignInRecord } from '../entra/entra-service.js';
import type { Fault, Truth } from '../faults/define-fault.js';
import type { PcEvent } from '../windows/pc-event.js';
import type { PcState } from '../windows/pc-state.js';
import type { StoryLine } from './story.js';

/** What is left of a day in the lab. Evidence of any Windows generation and context is written from it, without the lab. */
export interface Aftermath {
  readonly faults: readonly Fault[];
  readonly truths: readonly Truth[];
  readonly seed: string;
  /** Whose PRT it is about, by the name that Windows takes. */
  readonly user: string;
  /** The service's time at which the evidence was collected. */
  readonly collectedUtc: number;
  readonly story: readonly StoryLine[];
  /** Requests that were refused or lost before anybody collected evidence, and errors in the event log: what logs can show. */
  readonly failures: number;
  readonly state: PcState;
  readonly events: readonly PcEvent[];
  readonly directory: Directory;
  readonly signIns: readonly SignInRecord[];
  readonly audits: readonly AuditRecord[];
  /** What the user tells the help desk. Absent: nothing that the faults ask to be told. */
  readonly symptom?: string;
}
