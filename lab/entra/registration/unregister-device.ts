import { readDeviceCertificate } from '../../crypto/device-certificate.js';
import { logAudit } from '../audit-log.js';
import { findDevice } from '../directory.js';
import type { EntraService } from '../entra-service.js';
import { RegistrationError } from './registration-error.js';

/**
 * `DELETE /EnrollmentServer/device/{id}`: a PC leaves. Nothing but the certificate of the TLS handshake proves who asks, and a
 * device may delete itself alone (protocol §1.9).
 *
 * @throws RegistrationError
 */
export function unregisterDevice(service: EntraService, deviceId: string, clientCertificate: Uint8Array | undefined): void {
  const { directory, clock } = service;
  const read = clientCertificate === undefined ? undefined : readDeviceCertificate(clientCertificate);
  const proved = read !== undefined && read.issuedByLab && read.tenantId === directory.tenantId && clock.nowUtc >= read.validFromUtc && clock.nowUtc <= read.validToUtc;
  if (!proved) throw new RegistrationError('AuthenticationError', 'The request brings no certificate of a device of this tenant.');
  const device = findDevice(directory, deviceId);
  if (device === undefined) throw new RegistrationError('DirectoryError', `The device object by the given id (${deviceId}) is not found.`, 'DeviceNotFound');
  if (read.deviceId !== device.deviceId || read.thumbprint !== device.certificateThumbprint) throw new RegistrationError('AuthorizationError', 'The certificate is not of this device.');
  directory.devices.splice(directory.devices.indexOf(device), 1);
  directory.deletedDevices.push({ ...device, deletedUtc: clock.nowUtc });
  logAudit(service, {
    activity: 'Unregister device', category: 'Device', operationType: 'Delete', service: 'Device Registration Service',
    initiatedBy: { app: 'Device Registration Service' }, target: { type: 'Device', id: device.objectId, displayName: device.displayName },
  });
}
