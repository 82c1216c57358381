import type { Cited, Proof } from '../../evidence/cited.js';
import type { AuditEntry, AuditTarget } from '../../evidence/directory.js';
import { citedAt } from '../../evidence/place.js';

export type ChangeKind =
  | 'device-disabled' | 'device-enabled' | 'device-deleted' | 'device-restored' | 'device-added' | 'device-keys-removed'
  | 'user-disabled' | 'user-enabled' | 'user-deleted' | 'user-restored' | 'password-changed' | 'sessions-revoked' | 'user-renamed';

/** One change of a device or user object that bears on its PRT, as the audit log tells it. */
export interface DirectoryChange {
  readonly kind: ChangeKind;
  /** Absent: the entry has no time. */
  readonly atUtc: number | undefined;
  /** Who did it. Absent: not logged. */
  readonly by: string | undefined;
  readonly target: AuditTarget;
  /** The entry names this device's name and an object that is not known to be this device's: a namesake's, perhaps. */
  readonly byNameAlone?: true;
  readonly because: Proof;
}

/** Activity names as the audit log prints them (reference: Microsoft Entra audit log categories and activities). */
const activities: ReadonlyMap<string, ChangeKind> = new Map([
  ['disable device', 'device-disabled'], ['enable device', 'device-enabled'], ['delete device', 'device-deleted'], ['hard delete device', 'device-deleted'],
  ['unregister device', 'device-deleted'], ['restore device', 'device-restored'], ['add device', 'device-added'], ['register device', 'device-added'],
  ['disable account', 'user-disabled'], ['enable account', 'user-enabled'], ['delete user', 'user-deleted'], ['hard delete user', 'user-deleted'], ['restore user', 'user-restored'],
  ['reset user password', 'password-changed'], ['reset password (by admin)', 'password-changed'], ['reset password (self-service)', 'password-changed'],
  ['change user password', 'password-changed'], ['change password (self-service)', 'password-changed'], ['update stsrefreshtokenvalidfrom timestamp', 'sessions-revoked'],
]);

/** The changes that one entry made, successful ones only. */
export function changesOf(entry: AuditEntry): readonly DirectoryChange[] {
  if (entry.result === 'failure') return [];
  const named = activities.get(entry.activity.trim().toLowerCase());
  const changes: DirectoryChange[] = [];
  for (const target of entry.targets) {
    const because = proofOf(entry, target);
    if (named) {
      changes.push({ kind: named, atUtc: entry.atUtc, by: entry.by, target, because });
      continue;
    }
    const isDevice = (target.type ?? entry.activity).toLowerCase().includes('device');
    for (const { property, from, to } of target.changes) {
      const kind = kindOfProperty(property.toLowerCase(), from, to, isDevice);
      if (kind) changes.push({ kind, atUtc: entry.atUtc, by: entry.by, target, because });
    }
  }
  return changes;
}

/** `Update device` and `Update user` tell what they did in the properties they changed. */
function kindOfProperty(property: string, from: string | undefined, to: string | undefined, isDevice: boolean): ChangeKind | undefined {
  if (property === 'accountenabled') {
    const enabled = to?.toLowerCase().includes('true');
    const disabled = to?.toLowerCase().includes('false');
    if (!enabled && !disabled) return undefined;
    return isDevice ? (enabled ? 'device-enabled' : 'device-disabled') : enabled ? 'user-enabled' : 'user-disabled';
  }
  if (isDevice && property === 'alternativesecurityids' && (to === undefined || to.trim() === '' || to.trim() === '[]') && from !== undefined && from.length > 4) return 'device-keys-removed';
  if (!isDevice && property === 'stsrefreshtokensvalidfrom') return 'sessions-revoked';
  if (!isDevice && property === 'userprincipalname' && from !== undefined && to !== undefined) return 'user-renamed';
  return undefined;
}

function proofOf(entry: AuditEntry, target: AuditTarget): Proof {
  const words = [entry.activity, target.name ?? target.upn ?? target.id, entry.by === undefined ? undefined : `by ${entry.by}`].filter((word) => word !== undefined);
  const first: Cited = citedAt(entry, 'audit log', words.join(', '));
  return [first];
}
