import type { DirectoryEvidence } from '../../evidence/directory.js';
import type { Facts } from '../facts.js';
import type { ChangeKind, DirectoryChange } from './changes.js';
import type { ObjectState } from './object-state.js';

/**
 * How a state that the directory shows lies to the last moment at which Entra is known to have accepted the device or the
 * user. `outdated`: accepted since, so the state says nothing about now. `later`: it came after that moment. `unknown`:
 * nothing tells.
 */
export type StateAge = 'outdated' | 'later' | 'unknown';

/** So long a change can take until Entra's servers act on it. */
const effectMs = 3_600_000;

/** Entra accepted at `fromUtc`, and last at `untilUtc`; without one perhaps again at any time after that. */
interface Acceptance {
  readonly fromUtc: number;
  readonly untilUtc: number | undefined;
}

/** When one answer of the directory was read. */
interface ReadTime {
  /** Absent: not known. */
  readonly atUtc: number | undefined;
  /** The newest event that the answer tells of; it was not read before that. */
  readonly notBeforeUtc: number | undefined;
  /** Prtrace asked while it examined the capture, so the capture is older. */
  readonly live: boolean;
}

/** The switches into each state, and those out of it. */
const switches: Readonly<Record<Exclude<ObjectState['kind'], 'enabled'>, { readonly into: readonly ChangeKind[]; readonly outOf: readonly ChangeKind[] }>> = {
  disabled: { into: ['device-disabled'], outOf: ['device-enabled'] },
  deleted: { into: ['device-deleted'], outOf: ['device-restored'] },
  missing: { into: ['device-deleted'], outOf: ['device-restored'] },
  pending: { into: ['device-keys-removed'], outOf: [] },
};

/** The age of the state of the device's object. */
export function ageOfObject(facts: Facts, { kind }: ObjectState): StateAge {
  const { directory } = facts;
  if (!directory || kind === 'enabled') return 'unknown';
  const { into, outOf } = switches[kind];
  const changes = directory.changes.filter(({ byNameAlone }) => byNameAlone === undefined);
  const file = kind === 'missing' ? directory.deviceMissing?.because[0].file : kind === 'deleted' ? directory.deletedDevice?.file : directory.device?.file;
  const deletedUtc = kind === 'deleted' ? directory.deletedDevice?.deletedUtc : undefined;
  return ageOf(acceptanceOfDevice(facts), readTime(facts, file), newest(deletedUtc, lastOf(changes, into)), lastOf(changes, outOf));
}

/** The age of the answer that shows the device's object: of what it says about the object's key, for one. */
export function ageOfAnswer(facts: Facts): StateAge {
  return ageOf(acceptanceOfDevice(facts), readTime(facts, facts.directory?.device?.file), undefined, undefined);
}

/** The age of a disabled or deleted user account. Only a PRT that was got or renewed shows that the account was accepted. */
export function ageOfUser(facts: Facts, kind: 'disabled' | 'deleted'): StateAge {
  const { directory, prt, context } = facts;
  if (!directory || prt.present !== true || prt.updatedUtc === undefined || context.speaksForPrt === false) return 'unknown';
  const user = kind === 'disabled' ? directory.user : directory.deletedUser;
  const changed = newest(kind === 'deleted' ? user?.deletedUtc : undefined, lastOf(directory.changes, [`user-${kind}`]));
  const undone = lastOf(directory.changes, [kind === 'disabled' ? 'user-enabled' : 'user-restored']);
  return ageOf({ fromUtc: prt.updatedUtc, untilUtc: prt.updatedUtc }, readTime(facts, user?.file), changed, undone);
}

/** The device test shows it for the time of the capture, a PRT for the time at which it was got or renewed. */
function acceptanceOfDevice({ device, prt, time }: Facts): Acceptance | undefined {
  const renewedUtc = prt.present === true ? prt.updatedUtc : undefined;
  if (device.deviceAuth?.result !== 'success') return renewedUtc === undefined ? undefined : { fromUtc: renewedUtc, untilUtc: renewedUtc };
  const exact = time.basis === 'client-time' || time.basis === 'stated';
  return { fromUtc: newest(renewedUtc, time.utc) ?? -Infinity, untilUtc: exact ? newest(renewedUtc, time.utc) : undefined };
}

function ageOf(accepted: Acceptance | undefined, read: ReadTime, changedUtc: number | undefined, undoneUtc: number | undefined): StateAge {
  if (!accepted) return 'unknown';
  const { fromUtc, untilUtc } = accepted;
  if (read.live) return 'later';
  if (read.atUtc !== undefined && read.atUtc < fromUtc) return 'outdated';
  if (untilUtc !== undefined && (newest(read.atUtc, read.notBeforeUtc, changedUtc) ?? -Infinity) > untilUtc) return 'later';
  // The log ends with the state undone: what shows it was read before that.
  if (undoneUtc !== undefined && undoneUtc > (changedUtc ?? -Infinity) && !(read.atUtc !== undefined && read.atUtc > undoneUtc)) return 'outdated';
  // The one change that is known had taken effect, and Entra accepted after that: it was undone in between.
  const readSince = (newest(read.atUtc, read.notBeforeUtc) ?? -Infinity) > fromUtc;
  return changedUtc !== undefined && changedUtc + effectMs < fromUtc && !readSince ? 'outdated' : 'unknown';
}

function readTime({ evidence }: Facts, file: string | undefined): ReadTime {
  const answer = file === undefined ? undefined : evidence.directory.find((one) => one.file === file);
  if (!answer) return { atUtc: undefined, notBeforeUtc: undefined, live: false };
  return { atUtc: answer.readUtc, notBeforeUtc: newestEvent(answer), live: answer.readUtc !== undefined && answer.file.startsWith('graph:') };
}

function newestEvent(answer: DirectoryEvidence): number | undefined {
  let utc: number | undefined;
  for (const one of answer.devices) utc = newest(utc, one.approximateLastSignInUtc, one.registeredUtc, one.createdUtc, one.deletedUtc);
  for (const one of answer.users) utc = newest(utc, one.lastPasswordChangeUtc, one.deletedUtc);
  for (const one of answer.audits) utc = newest(utc, one.atUtc);
  for (const one of answer.managed) utc = newest(utc, one.lastSyncUtc);
  return utc;
}

function lastOf(changes: readonly DirectoryChange[], kinds: readonly ChangeKind[]): number | undefined {
  let last: number | undefined;
  for (const { kind, atUtc } of changes) if (kinds.includes(kind)) last = newest(last, atUtc);
  return last;
}

function newest(...instants: readonly (number | undefined)[]): number | undefined {
  let last: number | undefined;
  for (const instant of instants) if (instant !== undefined && (last === undefined || instant > last)) last = instant;
  return last;
}
