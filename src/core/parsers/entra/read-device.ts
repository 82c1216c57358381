import type { DirectoryDevice } from '../../evidence/directory.js';
import type { Place } from '../../evidence/place.js';
import { isObject } from './members.js';
import type { Members } from './members.js';
import { placed } from './present.js';
import { safeText } from './safe-text.js';
import { securityIds } from './security-ids.js';
import { trustType } from './trust-type.js';

/** A device has a handful of owners. */
const maxOwners = 50;

/**
 * A device object as Graph, the portal's "Download devices", `Get-MgDevice`, `Get-AzureADDevice` or `Get-MsolDevice` export
 * it:
 *
 *     {"id":"…","deviceId":"…","displayName":"PC-1","accountEnabled":true,"trustType":"ServerAd","alternativeSecurityIds":[{"type":2,"identityProvider":null,"key":"WAA1…"}]}
 */
export function readDevice(members: Members, place: Place, fromDeletedItems: boolean): DirectoryDevice {
  const deletedUtc = members.instant('deletedDateTime');
  const owners = ownersOf(members);
  const ids = securityIds(members.raw('alternativeSecurityIds'));
  return placed<DirectoryDevice>(place, {
    objectId: members.id('id', 'objectId', 'object ID'),
    deviceId: members.id('deviceId'),
    displayName: members.text('displayName', 'name', 'device name'),
    accountEnabled: members.flag('accountEnabled', 'enabled'),
    trustType: trustType(members.text('trustType', 'joinType (trustType)', 'joinType', 'deviceTrustType')),
    hasKey: ids.hasKey,
    thumbprints: ids.thumbprints,
    approximateLastSignInUtc: members.instant('approximateLastSignInDateTime', 'activity', 'approximateLastLogonTimestamp', 'approximateLastLogonTime'),
    registeredUtc: members.instant('registrationDateTime', 'registrationTime', 'registered'),
    createdUtc: members.instant('createdDateTime', 'createdTime'),
    onPremisesSyncEnabled: members.flag('onPremisesSyncEnabled', 'dirSyncEnabled'),
    isCompliant: members.flag('isCompliant', 'compliant'),
    isManaged: members.flag('isManaged', 'managed'),
    operatingSystemVersion: members.text('operatingSystemVersion', 'deviceOSVersion', 'deviceOsVersion', 'OS version', 'version'),
    tenantId: members.id('tenantId'),
    owners: owners.length > 0 ? owners : undefined,
    deletedUtc,
    isDeleted: fromDeletedItems || deletedUtc !== undefined,
  });
}

/** `$expand=registeredOwners` gives objects, the portal's CSV a text, scripts either. */
function ownersOf(members: Members): readonly string[] {
  const raw = members.raw('registeredOwners', 'userNames', 'owner');
  if (typeof raw === 'string') return raw.slice(0, 10_000).split(raw.includes(';') ? ';' : ',').map(safeText).filter((owner) => owner !== '' && owner !== '{}').slice(0, maxOwners);
  if (!Array.isArray(raw)) return [];
  return (raw as unknown[]).slice(0, maxOwners).flatMap((owner) => {
    const name: unknown = isObject(owner) ? owner['userPrincipalName'] ?? owner['UserPrincipalName'] ?? owner['id'] ?? owner['Id'] : owner;
    return typeof name === 'string' && name !== '' ? [safeText(name)] : [];
  });
}
