import { formatInstant } from '../../evidence/format-instant.js';
import type { Proof } from '../../evidence/cited.js';
import type { DirectoryDevice } from '../../evidence/directory.js';
import { citedAt } from '../../evidence/place.js';
import type { Facts } from '../facts.js';
import { refusesDevice } from '../seen-attempts.js';
import type { DirectoryChange } from './changes.js';
import { type DirectoryFacts, lastChange, nextChange } from './directory-facts.js';

/** What the directory says about this device's object at the time of the fault. */
export interface ObjectState {
  readonly kind: 'enabled' | 'disabled' | 'pending' | 'deleted' | 'missing';
  /** The lines that tell it, most telling first. */
  readonly because: Proof;
  /** The directory was asked for this very object, or shows it. */
  readonly exact: boolean;
  /** Why it is not exact; one sentence. */
  readonly doubt: string | undefined;
  /** A change after the fault: somebody repaired it, or broke it later. The state above is the one before this change. */
  readonly since: DirectoryChange | undefined;
  /** SHA-1 thumbprints of the keys the object holds. Absent: not exported. */
  readonly thumbprints: readonly string[] | undefined;
}

const filtered = 'The list that was shown may have been filtered, so it cannot prove that the object is missing.';
const namedAlike = 'The object was found by its name, not by the device id, so it may be another registration\'s.';

/** Absent when the directory tells nothing about the object. */
export function objectState(facts: Facts): ObjectState | undefined {
  const { directory } = facts;
  if (!directory) return undefined;
  const { device, deletedDevice } = directory;
  const faultUtc = deviceFaultTime(facts);
  if (device && (device.accountEnabled !== undefined || isPending(device))) return stateOfObject(directory, device, faultUtc);
  if (device) return stateOfLog(directory, faultUtc);
  if (deletedDevice) {
    const { deletedUtc } = deletedDevice;
    const deleted = lastChange(directory, ['device-deleted']);
    const line = citedAt(deletedDevice, 'deletedDateTime', deletedUtc === undefined ? 'among the deleted objects' : formatInstant(deletedUtc), 'deletedDateTime');
    const revived = revivedAfter(directory, faultUtc);
    if (revived) return state(revived.was, [...revived.because, line], { since: revived.since });
    const since: DirectoryChange | undefined = deletedUtc !== undefined && faultUtc !== undefined && deletedUtc > faultUtc
      ? (deleted ?? { kind: 'device-deleted', atUtc: deletedUtc, by: undefined, target: { changes: [] }, because: [line] })
      : undefined;
    return state(since ? 'enabled' : 'deleted', deleted ? [line, ...deleted.because] : [line], { since });
  }
  return stateOfLog(directory, faultUtc);
}

function stateOfObject(directory: DirectoryFacts, device: DirectoryDevice, faultUtc: number | undefined): ObjectState {
  const { thumbprints, accountEnabled, trustType } = device;
  const enabledLine = citedAt(device, 'accountEnabled', accountEnabled === undefined ? 'not exported' : String(accountEnabled), 'accountEnabled');
  const more = { thumbprints, doubt: directory.deviceById ? undefined : namedAlike };
  const revived = revivedAfter(directory, faultUtc);
  if (revived) return state(revived.was, [...revived.because, enabledLine], { ...more, since: revived.since });
  if (accountEnabled === false) {
    const disabled = lastChange(directory, ['device-disabled']);
    const because: Proof = disabled ? [enabledLine, ...disabled.because] : [enabledLine];
    return isAfter(disabled, faultUtc) ? state('enabled', because, { ...more, since: disabled }) : state('disabled', because, more);
  }
  if (isPending(device)) {
    const keys = citedAt(device, 'alternativeSecurityIds', 'empty', 'alternativeSecurityIds');
    return state('pending', [keys, trustType === undefined ? enabledLine : citedAt(device, 'trustType', trustType, 'trustType')], { ...more, ...(trustType === undefined ? { doubt: 'The export does not show the trust type, and only a hybrid joined object without a key is pending.' } : {}) });
  }
  return state('enabled', [enabledLine], more);
}

/** The first switch after the fault tells how the object stood before it, whatever happened to it later. */
function revivedAfter(directory: DirectoryFacts, faultUtc: number | undefined): { readonly was: 'disabled' | 'deleted'; readonly since: DirectoryChange; readonly because: Proof } | undefined {
  const since = faultUtc === undefined ? undefined : nextChange(directory, ['device-enabled', 'device-restored', 'device-disabled', 'device-deleted'], faultUtc);
  if (since?.kind !== 'device-enabled' && since?.kind !== 'device-restored') return undefined;
  const was = since.kind === 'device-restored' ? 'deleted' : 'disabled';
  const before = lastChange(directory, [`device-${was}`], faultUtc);
  return { was, since, because: before ? [...before.because, ...since.because] : since.because };
}

function isPending({ hasKey, trustType }: DirectoryDevice): boolean {
  return hasKey === false && (trustType === undefined || trustType === 'ServerAd');
}

/** No object was shown: what the audit log, or an empty answer, tells. */
function stateOfLog(directory: DirectoryFacts, faultUtc: number | undefined): ObjectState | undefined {
  const { deviceMissing, device } = directory;
  const revived = revivedAfter(directory, faultUtc);
  if (revived?.was === 'deleted') return state('deleted', revived.because, { since: revived.since, doubt: revived.since.byNameAlone ? namedAlike : undefined });
  const deleted = device ? undefined : lastChange(directory, ['device-deleted']);
  if (deleted) {
    const restored = lastChange(directory, ['device-restored']);
    const back = restored?.atUtc !== undefined && deleted.atUtc !== undefined && restored.atUtc > deleted.atUtc;
    const since = isAfter(deleted, faultUtc) ? deleted : undefined;
    if (!back) {
      return state(since ? 'enabled' : 'deleted', deviceMissing ? [...deleted.because, ...deviceMissing.because] : deleted.because, { since, doubt: deleted.byNameAlone && !deviceMissing?.exact ? namedAlike : undefined });
    }
  }
  if (deviceMissing) return state('missing', deviceMissing.because, { doubt: deviceMissing.exact ? undefined : filtered });
  // The last switch before the fault tells how the object stood then.
  const switched = lastChange(directory, ['device-disabled', 'device-enabled'], faultUtc);
  if (!switched) return undefined;
  const since = faultUtc === undefined ? undefined : nextChange(directory, ['device-enabled', 'device-disabled'], faultUtc);
  return state(switched.kind === 'device-disabled' ? 'disabled' : 'enabled', switched.because, { since, doubt: switched.byNameAlone ? namedAlike : undefined });
}

function state(kind: ObjectState['kind'], because: Proof, { since, thumbprints, doubt }: Partial<Pick<ObjectState, 'since' | 'thumbprints' | 'doubt'>>): ObjectState {
  return { kind, because, exact: doubt === undefined, doubt, since, thumbprints };
}

function isAfter(change: DirectoryChange | undefined, faultUtc: number | undefined): boolean {
  return change?.atUtc !== undefined && faultUtc !== undefined && change.atUtc > faultUtc;
}

/** When the fault was seen: the failed attempt, else the capture where its time is known for sure. */
export function faultTime({ attempt, time }: Facts): number | undefined {
  return attempt?.atUtc ?? (time.basis === 'client-time' || time.basis === 'stated' ? time.utc : undefined);
}

/**
 * The same for a fault of the device: where its test failed when the command ran, an attempt that failed for the user's part
 * dates nothing. Where nothing failed, there is no fault to date, and the object speaks as it is.
 */
function deviceFaultTime(facts: Facts): number | undefined {
  const { attempt, device, prt } = facts;
  const tested = device.deviceAuth?.result;
  if (!attempt && (tested === 'success' || (tested === undefined && prt.present === true))) return undefined;
  const dates = tested !== 'failed-object' || (attempt?.outcome.kind === 'refused' && refusesDevice(attempt.outcome.aadsts));
  return faultTime(dates ? facts : { ...facts, attempt: undefined });
}
