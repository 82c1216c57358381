import { objectState, type ObjectState } from '../derived/directory/object-state.js';
import { ageOfObject } from '../derived/directory/state-age.js';
import type { Facts } from '../derived/facts.js';
import { refusesDevice } from '../derived/seen-attempts.js';
import { formatInstant } from '../evidence/format-instant.js';
import type { Cited } from '../evidence/cited.js';
import { atMost, type Confidence } from '../evidence/verdict.js';
import { type Found, inconclusive, type Outcome, ruledOut } from './define-rule.js';
import { prtPathHealthy } from './prt-path-healthy.js';

/**
 * A fault of the device object that the directory shows. Directory and PC are two observers: only where the PC was refused
 * as well is it confirmed that this is what broke its PRT.
 */
export function foundInDirectory(facts: Facts, kinds: readonly ObjectState['kind'][]): Outcome {
  // A PC that is not joined presents no object; what the directory holds of it is left over.
  if (facts.join.joined === false) return inconclusive;
  const state = objectState(facts);
  if (!state) return inconclusive;
  if (!kinds.includes(state.kind)) {
    if (state.kind === 'enabled' && state.since === undefined) return { ...ruledOut(...state.because), note: 'The directory shows the object, and it is enabled.' };
    return inconclusive;
  }
  const auth = facts.device.deviceAuth;
  const refused = refusalOfDevice(facts);
  const accepted = auth?.result === 'success' ? auth.field : undefined;
  const because: [Cited, ...Cited[]] = [...state.because];
  let confidence: Confidence = refused ? 'confirmed' : 'likely';
  let note: string | undefined;
  if (refused) because.push(refused);
  const quiet = !refused && (accepted !== undefined || prtPathHealthy(facts));
  const age = ageOfObject(facts, state);
  // A filtered list, or somebody else's object, is no fault of a PC that nothing speaks against; nor is a state that is over.
  if (quiet && (!state.exact || age === 'outdated')) return inconclusive;
  // Such an answer has a plain reading on a healthy PC: another tenant was asked, or the object was not there yet.
  if (quiet && age === 'unknown' && (state.kind === 'missing' || state.kind === 'pending') && prtPathHealthy(facts)) return inconclusive;
  if (state.doubt !== undefined) {
    confidence = atMost(confidence, refused ? 'likely' : 'possible');
    note = state.doubt;
  } else if (facts.dsreg.grammar === 'none' && state.kind === 'missing') {
    confidence = 'possible';
    note = 'No capture shows that this id is the PC\'s own.';
  }
  if (accepted) {
    confidence = atMost(confidence, age === 'later' ? 'likely' : 'possible');
    note = age === 'later' ? 'Entra accepted the device when the command ran. What the directory shows is newer: the next renewal of the PRT will be refused.'
      : 'Entra accepted the device when the command ran, and nothing tells whether the directory was read before or after that.';
    because.push(accepted);
  } else if (quiet && age === 'unknown') {
    confidence = atMost(confidence, 'possible');
    note ??= 'The PRT is there, and nothing tells whether it was renewed before or after the directory was read.';
  }
  if (state.kind === 'deleted' && facts.directory?.deletedDevice && note === undefined) note = 'The object lies among the deleted ones. It can be restored for thirty days after it was deleted.';
  if (state.since) note = changedSince(state.since);
  const found: Found = { kind: 'found', because, confidence, stage: 'device-identity', deviceSide: true, ...(note ? { note } : {}) };
  return found;
}

/** The same, and what an app's answer names more exactly than the PC's own: `disabled` where the test says disabled or deleted. */
export function foundInDirectoryOrApp(facts: Facts, kinds: readonly ObjectState['kind'][], codes: readonly number[]): Outcome {
  const shown = foundInDirectory(facts, kinds);
  if (shown.kind !== 'inconclusive') return shown;
  const refused = refusalOfDevice(facts);
  const named = facts.appErrors.find(({ whose, aadsts, failure }) => whose !== 'other' && failure?.otherDevice !== true && aadsts.some((code) => codes.includes(code)));
  if (!refused || !named || facts.device.deviceAuth?.result === 'success') return inconclusive;
  return { kind: 'found', because: [...named.because, refused], confidence: 'likely', deviceSide: true };
}

/** The line with which the PC, or Entra's answer to it, says that the device was refused. Absent: nothing says so. */
export function refusalOfDevice({ device, attempt }: Facts): Cited | undefined {
  if (device.deviceAuth?.result === 'failed-object') return device.deviceAuth.field;
  return attempt?.outcome.kind === 'refused' && refusesDevice(attempt.outcome.aadsts) ? attempt.because[0] : undefined;
}

function changedSince({ kind, atUtc, by }: NonNullable<ObjectState['since']>): string {
  const when = atUtc === undefined ? 'later' : `at ${formatInstant(atUtc)}`;
  const what = kind === 'device-enabled' ? 'enabled again' : kind === 'device-restored' ? 'restored' : kind === 'device-disabled' ? 'disabled' : 'deleted';
  return `The object was ${what} ${when}${by === undefined ? '' : ` by ${by}`}, after the fault was seen. Lock and unlock the PC, then capture again.`;
}
