import type { Directory } from '../entra/directory.js';
import type { Entra } from '../entra/entra.js';
import type { PcEvent } from '../windows/pc-event.js';
import type { PcState } from '../windows/pc-state.js';
import type { MarkedFile } from './basis.js';
import type { CaptureContext, Generation } from './capture-options.js';
import { dsregcmdText } from './dsregcmd-text.js';

export interface EvidenceOptions {
  readonly pc: PcState;
  /** Oldest first. */
  readonly events: readonly PcEvent[];
  readonly entra: Pick<Entra, 'signIns' | 'audits'>;
  readonly directory: Directory;
  readonly generation: Generation;
  readonly context: CaptureContext;
  /** UPN of the user whose PRT is in question. */
  readonly user: string;
  /** The service's time at the moment of collection; the PC's own is in its state. */
  readonly nowUtc: number;
  /** Windows keeps its Analytic logs and that of CAPI2 switched off; true: somebody enabled them before. */
  readonly analyticLogs?: boolean;
  /** How the event logs were exported. Absent: `rendered-xml`. */
  readonly eventForm?: 'rendered-xml' | 'xml' | 'json';
}

/**
 * The evidence that Windows and Entra leave of what happened, every line marked with its standing. The same input gives the
 * same files. Throws a RangeError where the context needs a session that the PC does not have.
 */
export function writeEvidence({ pc, generation, context, user }: EvidenceOptions): readonly MarkedFile[] {
  return [dsregcmdText(pc, { generation, context, user })];
}
