import type { DirectoryEvidence } from '../evidence/directory.js';
import type { ErrorText } from '../evidence/error-text.js';
import type { EventLog } from '../evidence/event.js';
import type { MachineEvidence } from '../evidence/machine-state.js';
import type { NetworkEvidence } from '../evidence/network.js';
import type { SignInLog } from '../evidence/sign-in.js';

/** Everything besides dsregcmd that belongs to one capture. */
export interface JoinedEvidence {
  readonly logs: readonly EventLog[];
  readonly directory: readonly DirectoryEvidence[];
  readonly signIns: readonly SignInLog[];
  readonly network: readonly NetworkEvidence[];
  readonly machine: readonly MachineEvidence[];
  readonly errors: readonly ErrorText[];
}

/** A capture that stands alone. One object, so that asking for it costs nothing. */
export const noEvidence: JoinedEvidence = { logs: [], directory: [], signIns: [], network: [], machine: [], errors: [] };

/** Whether anything besides the capture was shown. */
export function isAlone(evidence: JoinedEvidence): boolean {
  return evidence === noEvidence || Object.values(evidence).every((kind: readonly unknown[]) => kind.length === 0);
}
