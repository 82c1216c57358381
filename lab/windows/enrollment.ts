import { sign } from 'node:crypto';
import { createCertificateRequest } from '../crypto/certificate-request.js';
import { parseObject } from '../crypto/compact.js';
import { readDeviceCertificate } from '../crypto/device-certificate.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { toRsaKeyBlob } from '../crypto/rsa-key-blob.js';
import { requestCommonName } from '../names/registration.js';
import { httpErrorOf } from '../network/transport.js';
import { universalTime } from '../universal-time.js';
import { failureOfAnswer, type JoinFailure } from './join-failure.js';
import type { AdComputer, Machine, MachineRegistration } from './machine.js';
import type { RegistrationEndpoints } from './registration-discovery.js';

/** Who asks: a user with a token, or the computer itself. */
export type Enrollee = { readonly kind: 'user'; readonly accessToken: string } | { readonly kind: 'computer'; readonly computer: AdComputer };

/** A certificate for a new device key, and what the service answered. */
export interface Enrolled {
  readonly kind: 'enrolled';
  readonly registration: MachineRegistration;
  readonly body: string;
}

/** Makes the keys of a registration and lets the service certify one of them (protocol §1.9). */
export async function enroll(machine: Machine, endpoints: RegistrationEndpoints, enrollee: Enrollee): Promise<Enrolled | JoinFailure> {
  const { tpm, computerName, windowsVersion, transport } = machine;
  const device = tpm.createKey('device');
  const transportKey = tpm.createKey('transport');
  const deviceKey = tpm.use('device');
  for (const key of [device, transportKey, deviceKey]) if ('errorCode' in key) return { kind: 'failed', phase: 'join', code: key.errorCode };
  if ('errorCode' in transportKey || 'errorCode' in deviceKey) throw new TypeError('handled above');
  const certificateRequest = { Type: 'pkcs10', Data: Buffer.from(await createCertificateRequest({ key: deviceKey.key, commonName: requestCommonName })).toString('base64') };
  const description = { TransportKey: toRsaKeyBlob(transportKey.publicKey).toString('base64'), TargetDomain: endpoints.tenantDomain, DeviceType: 'Windows', OSVersion: windowsVersion, DeviceDisplayName: computerName };
  const attributes = { ReuseDevice: 'true', ReturnClientSid: 'true', SharedDevice: 'false' };
  const json = { 'content-type': 'application/json' };
  const answer = await transport.send(
    enrollee.kind === 'user'
      ? { method: 'POST', url: `${endpoints.joinUrl}?api-version=2.0`, headers: { ...json, authorization: `Bearer ${enrollee.accessToken}` }, body: JSON.stringify({ CertificateRequest: certificateRequest, ...description, JoinType: 0, Attributes: attributes }) }
      : {
          method: 'PUT', url: `${endpoints.joinUrl}${enrollee.computer.objectGuid}?api-version=2.0`, headers: json,
          body: JSON.stringify({ CertificateRequest: certificateRequest, ServerAdJoinData: { ...description, TargetDomainId: endpoints.tenantId, ClientIdentity: proveComputer(machine, enrollee.computer) }, JoinType: 6, Attributes: attributes }),
        },
    'machine',
  );
  if (answer.kind === 'failure') return { kind: 'failed', phase: 'join', code: httpErrorOf(answer), httpStatus: 0, body: '' };
  const certificate = answer.status === 201 ? certificateIn(answer.body) : undefined;
  const read = certificate && readDeviceCertificate(certificate);
  if (certificate === undefined || read === undefined) return failureOfAnswer(answer);
  return {
    kind: 'enrolled',
    body: answer.body,
    registration: {
      kind: enrollee.kind === 'user' ? 'entra-joined' : 'hybrid-joined',
      deviceId: read.deviceId,
      tenantId: read.tenantId,
      tenantName: endpoints.tenantName,
      certificate,
      thumbprint: read.thumbprint,
      validFromUtc: read.validFromUtc,
      validToUtc: read.validToUtc,
      keyContainerId: machine.random.guid(),
      recoveryEnabled: false,
      deviceAuthStatus: { result: 'success' },
    },
  };
}

/** SID and time, signed with the key whose certificate the computer wrote into its object in AD. */
function proveComputer({ clock }: Machine, { sid }: AdComputer): { readonly Type: string; readonly Sid: string; readonly SignedBlob: string } {
  const identity = `${sid}.${universalTime(clock.nowUtc)}`;
  return { Type: 'sha256signed', Sid: identity, SignedBlob: sign('sha256', Buffer.from(identity), fixtureKey('computer')).toString('base64') };
}

function certificateIn(body: string): Buffer | undefined {
  const certificate = parseObject(Buffer.from(body))?.['Certificate'];
  const raw = typeof certificate === 'object' && certificate !== null ? (certificate as Readonly<Record<string, unknown>>)['RawBody'] : undefined;
  return typeof raw === 'string' ? Buffer.from(raw, 'base64') : undefined;
}
