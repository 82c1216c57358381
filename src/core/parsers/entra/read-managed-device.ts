import type { ManagedDevice } from '../../evidence/directory.js';
import type { Place } from '../../evidence/place.js';
import type { Members } from './members.js';
import { placed } from './present.js';

/**
 * A device as Intune manages it, from Graph or from the portal's export (columns of the report DevicesWithInventory):
 *
 *     {"id":"…","deviceName":"PC-1","azureADDeviceId":"…","complianceState":"compliant","joinType":"hybridAzureADJoined","deviceRegistrationState":"registered"}
 *     Device ID,Device name,Enrollment date,Last check-in,Microsoft Entra Device ID,…,Primary user UPN,…,Compliance,…,JoinType
 *
 * `deviceId` of the export is Intune's own id; the Entra id has a column of its own.
 */
export function readManagedDevice(members: Members, place: Place): ManagedDevice {
  return placed<ManagedDevice>(place, {
    deviceId: entraId(members.id('azureADDeviceId', 'azureActiveDirectoryDeviceId', 'Azure AD Device ID', 'Microsoft Entra Device ID', 'Entra Device ID', 'referenceId')),
    name: members.text('deviceName', 'device name'),
    upn: members.text('userPrincipalName', 'primary user UPN', 'upn'),
    complianceState: members.text('complianceState', 'compliance'),
    joinType: members.text('joinType'),
    registrationState: members.text('deviceRegistrationState', 'device registration state'),
    managementState: members.text('managementState', 'device state'),
    enrolledUtc: members.instant('enrolledDateTime', 'enrollment date'),
    lastSyncUtc: members.instant('lastSyncDateTime', 'last check-in'),
  });
}

/** Intune writes zeros for a device that Entra does not know. */
function entraId(id: string | undefined): string | undefined {
  return id === '00000000-0000-0000-0000-000000000000' ? undefined : id;
}
