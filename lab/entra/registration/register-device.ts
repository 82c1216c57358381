import { logAudit } from '../audit-log.js';
import type { DirectoryDevice, DirectoryUser } from '../directory.js';
import type { EntraService } from '../entra-service.js';
import { readJoinRequest } from './read-join-request.js';
import { certifyDevice } from './registration-answer.js';
import type { RegistrationAnswer } from './registration-answer.js';
import { RegistrationError } from './registration-error.js';

/** Documented default of Entra (https://learn.microsoft.com/entra/identity/devices/manage-device-identities). */
const usualDevicesPerUser = 50;

/** `POST /EnrollmentServer/device/`: a user joins or registers a PC, which becomes a new object of the directory. @throws RegistrationError */
export async function registerDevice(service: EntraService, owner: DirectoryUser, body: string): Promise<RegistrationAnswer> {
  const request = await readJoinRequest(body);
  // With a token of the computer account this would be a hybrid join in a federated domain; nobody in the lab has one.
  if (request.joinType === 6) throw new RegistrationError('AuthorizationError', 'A hybrid join needs the identity of a computer.');
  const { directory, random } = service;
  const device: DirectoryDevice = {
    objectId: random.guid(),
    deviceId: random.guid(),
    displayName: request.displayName,
    accountEnabled: true,
    trustType: request.joinType === 4 ? 'Workplace' : 'AzureAd',
    operatingSystem: 'Windows',
    operatingSystemVersion: request.osVersion,
    certificateThumbprint: '',
    visibleFromUtc: 0,
    ownerObjectId: owner.objectId,
    isCompliant: false,
    isManaged: false,
    onPremisesSynced: false,
  };
  const audit = { activity: 'Register device', category: 'Device', operationType: 'Add', service: 'Device Registration Service', initiatedBy: { user: owner.userPrincipalName }, target: { type: 'Device', id: device.objectId, displayName: device.displayName } } as const;
  const owned = directory.devices.filter(({ ownerObjectId }) => ownerObjectId === owner.objectId).length;
  if (owned >= (directory.devicesPerUser ?? usualDevicesPerUser)) {
    const reason = `User '${owner.objectId}' is not eligible to enroll a device of type 'Windows'. Reason 'DeviceCapReached'.`;
    logAudit(service, { ...audit, failureReason: reason });
    // Modelled, all but the words of the reason: it is 0x801c000e on the PC.
    throw new RegistrationError('AuthorizationError', reason, 'DeviceCapReached');
  }
  const answer = await certifyDevice(service, device, request, { objectId: owner.objectId, upn: owner.userPrincipalName, sid: owner.sid });
  directory.devices.push(device);
  logAudit(service, audit);
  return answer;
}
