import type { MarkedFile } from '../evidence/marked-lines.js';
import type { Generation } from '../generation.js';
import type { CaptureContext } from '../evidence/capture-options.js';
import { type EvidenceOptions, writeEvidence } from '../evidence/write-evidence.js';
import type { Aftermath } from './aftermath.js';

export interface Collection extends Pick<EvidenceOptions, 'analyticLogs' | 'eventForm'> {
  readonly generation: Generation;
  readonly context: CaptureContext;
}

/** The evidence of a day, as collected on one Windows generation in one context. Throws a RangeError where nobody is there to collect so. */
export function collectEvidence({ state, events, signIns, audits, directory, user, collectedUtc }: Aftermath, collection: Collection): readonly MarkedFile[] {
  return writeEvidence({ pc: state, events, entra: { signIns, audits }, directory, user, nowUtc: collectedUtc, ...collection });
}

/** Whether the context exists on this PC: a prompt of another user needs another user. */
export function canCollect({ state, user }: Aftermath, context: CaptureContext): boolean {
  return context !== 'other-user' || state.users.some((session) => session.kind !== 'local' && session.userPrincipalName?.toLowerCase() !== user.toLowerCase());
}
