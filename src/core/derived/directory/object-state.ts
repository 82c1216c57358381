import { formatInstant } from '../../evidence/format-instant.js';
import type { Cited, Proof } from '../../evidence/cited.js';
import { citedAt } from '../../evidence/place.js';
import type { Facts } from '../facts.js';
import type { DirectoryChange } from './changes.js';
import { lastChange, nextChange } from './directory-facts.js';

/** What the directory says about this device's object at the time of the fault. */
export interface ObjectState {
  readonly kind: 'enabled' | 'disabled' | 'pending' | 'deleted' | 'missing';
  /** The lines that tell it, most telling first. */
  readonly because: Proof;
  /** The directory was asked for this very object, or shows it. */
  readonly exact: boolean;
  /** A change after the fault: somebody repaired it, or broke it later. The state above is the one before this change. */
  readonly since: DirectoryChange | undefined;
  /** SHA-1 thumbprints of the keys the object holds. Absent: not exported. */
  readonly thumbprints: readonly string[] | undefined;
}

/** Absent when the directory tells nothing about the object. */
export function objectState(facts: Facts): ObjectState | undefined {
  const { directory } = facts;
  if (!directory) return undefined;
  const { device, deletedDevice, deviceMissing } = directory;
  const faultUtc = faultTime(facts);
  if (device) {
    const enabledLine = citedAt(device, 'accountEnabled', device.accountEnabled === undefined ? 'not exported' : String(device.accountEnabled), 'accountEnabled');
    const thumbprints = device.thumbprints;
    if (device.accountEnabled === false) {
      const disabled = lastChange(directory, ['device-disabled']);
      const later = disabled?.atUtc !== undefined && faultUtc !== undefined && disabled.atUtc > faultUtc;
      const because: Proof = disabled ? [enabledLine, ...disabled.because] : [enabledLine];
      return later ? { kind: 'enabled', because, exact: true, since: disabled, thumbprints } : { kind: 'disabled', because, exact: true, since: undefined, thumbprints };
    }
    const enabled = faultUtc === undefined ? undefined : nextChange(directory, ['device-enabled', 'device-restored'], faultUtc);
    if (enabled) {
      const wasGone = enabled.kind === 'device-restored';
      const before = lastChange(directory, wasGone ? ['device-deleted'] : ['device-disabled'], faultUtc);
      return { kind: wasGone ? 'deleted' : 'disabled', because: [...(before?.because ?? enabled.because), ...(before ? enabled.because : []), enabledLine] as Proof & Cited[], exact: true, since: enabled, thumbprints };
    }
    if (device.hasKey === false && (device.trustType === undefined || device.trustType === 'ServerAd')) {
      const keys = citedAt(device, 'alternativeSecurityIds', 'empty', 'alternativeSecurityIds');
      return { kind: 'pending', because: device.trustType === undefined ? [keys, enabledLine] : [keys, citedAt(device, 'trustType', device.trustType, 'trustType')], exact: device.trustType !== undefined, since: undefined, thumbprints };
    }
    return device.accountEnabled === undefined ? undefined : { kind: 'enabled', because: [enabledLine], exact: true, since: undefined, thumbprints };
  }
  const deleted = lastChange(directory, ['device-deleted']);
  if (deletedDevice) {
    const { deletedUtc } = deletedDevice;
    const line = citedAt(deletedDevice, 'deletedDateTime', deletedUtc === undefined ? 'among the deleted objects' : formatInstant(deletedUtc), 'deletedDateTime');
    const because: Proof = deleted ? [line, ...deleted.because] : [line];
    const later = deletedUtc !== undefined && faultUtc !== undefined && deletedUtc > faultUtc;
    return later
      ? { kind: 'enabled', because, exact: true, since: deleted, thumbprints: undefined }
      : { kind: 'deleted', because, exact: true, since: undefined, thumbprints: undefined };
  }
  if (deleted) {
    const restored = lastChange(directory, ['device-restored', 'device-added']);
    const back = restored?.atUtc !== undefined && deleted.atUtc !== undefined && restored.atUtc > deleted.atUtc && restored.kind === 'device-restored';
    const later = deleted.atUtc !== undefined && faultUtc !== undefined && deleted.atUtc > faultUtc;
    if (!back) return { kind: later ? 'enabled' : 'deleted', because: deviceMissing ? [...deleted.because, ...deviceMissing.because] : deleted.because, exact: true, since: later ? deleted : undefined, thumbprints: undefined };
  }
  const disabled = lastChange(directory, ['device-disabled', 'device-enabled'], faultUtc);
  if (!deviceMissing) {
    // The audit log alone: the last switch before the fault tells how the object stood then.
    if (!disabled) return undefined;
    return { kind: disabled.kind === 'device-disabled' ? 'disabled' : 'enabled', because: disabled.because, exact: true, since: faultUtc === undefined ? undefined : nextChange(directory, ['device-enabled', 'device-disabled'], faultUtc), thumbprints: undefined };
  }
  return { kind: 'missing', because: deviceMissing.because, exact: deviceMissing.exact, since: undefined, thumbprints: undefined };
}

/** When the fault was seen: the failed attempt, else the capture where its time is known for sure. */
export function faultTime({ attempt, time }: Facts): number | undefined {
  return attempt?.atUtc ?? (time.basis === 'client-time' || time.basis === 'stated' ? time.utc : undefined);
}
