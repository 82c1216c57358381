import { verify } from 'node:crypto';
import { logAudit } from '../audit-log.js';
import { findDevice } from '../directory.js';
import type { EntraService } from '../entra-service.js';
import { readJoinRequest } from './read-join-request.js';
import { certifyDevice } from './registration-answer.js';
import type { RegistrationAnswer } from './registration-answer.js';
import { RegistrationError } from './registration-error.js';

/** Modelled: how old the computer's signature may be. */
const greatestSkewMilliseconds = 15 * 60_000;

/**
 * `PUT /EnrollmentServer/device/{id}`: a computer of AD completes the object that was synchronised for it. It proves itself by
 * a signature over its SID and the time, `{sid}.{yyyy-MM-dd HH:mm:ss}Z`, made with the key of its `userCertificate`
 * (protocol §1.9). Until AD is synchronised there is nothing to complete: the error of every hybrid join that comes too early.
 *
 * @throws RegistrationError
 */
export async function registerComputer(service: EntraService, deviceId: string, body: string): Promise<RegistrationAnswer> {
  const request = await readJoinRequest(body);
  if (request.clientIdentity === undefined) throw new RegistrationError('InvalidParameter', "The parameter 'JoinType' is missing or invalid.");
  const device = findDevice(service.directory, deviceId);
  if (device?.computer === undefined) throw new RegistrationError('DirectoryError', `The device object by the given id (${deviceId}) is not found.`, 'DeviceNotFound');
  const { sid, signedBlob } = request.clientIdentity;
  const signedUtc = readTime(sid, device.computer.sid);
  const believed = signedUtc !== undefined
    && Math.abs(service.clock.nowUtc - signedUtc) <= greatestSkewMilliseconds
    && verify('sha256', Buffer.from(sid), device.computer.publicKey, signedBlob);
  if (!believed) throw new RegistrationError('AuthenticationError', "The computer's identity could not be verified.");
  const answer = await certifyDevice(service, device, request, undefined);
  device.trustType = 'ServerAd';
  logAudit(service, {
    activity: 'Register device', category: 'Device', operationType: 'Update', service: 'Device Registration Service',
    initiatedBy: { app: 'Device Registration Service' }, target: { type: 'Device', id: device.objectId, displayName: device.displayName },
  });
  return answer;
}

/** The time in a signed identity of that computer. */
function readTime(identity: string, sid: string): number | undefined {
  const time = identity.startsWith(`${sid}.`) ? identity.slice(sid.length + 1) : '';
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/.test(time) ? Date.parse(time.replace(' ', 'T')) : undefined;
}
