import { X509Certificate } from 'node:crypto';
import { parseObject } from '../crypto/compact.js';
import { hosts } from '../names/hosts.js';
import { httpErrorOf } from '../network/transport.js';
import { asHresult, statusOfAnswer, statusOfTransport } from './attempt-status.js';
import type { Machine } from './machine.js';
import type { Registration } from './pc-state.js';

/** ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY: the device certificate is there, its key is not. */
const noPrivateKey = { winHttpError: 12186, kind: 'failure', detail: '' } as const;

/**
 * The device test of `dsregcmd /status`: the device certificate is shown to device.login.microsoftonline.com in the TLS
 * handshake. Documented are host, certificate and the three results; request and answer are modelled by the emulated service.
 * A test that could not run prints the NTSTATUS of the transport as HRESULT, as a PC without DNS did: `0xd000023c`.
 */
export async function testDevice(machine: Machine): Promise<void> {
  const { registration } = machine;
  if (registration) registration.deviceAuthStatus = await askService(machine, registration.certificate);
}

async function askService({ tpm, transport }: Machine, certificate: Uint8Array): Promise<Registration['deviceAuthStatus']> {
  const device = tpm.use('device');
  if ('errorCode' in device) return { result: 'failed', code: httpErrorOf(noPrivateKey) };
  const clientCertificate = { certificate: new X509Certificate(certificate).toString(), key: device.key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  const answer = await transport.send({ method: 'GET', url: `https://${hosts.deviceLogin}/`, clientCertificate }, 'machine');
  if (answer.kind === 'failure') return { result: 'failed', code: asHresult(statusOfTransport(answer.winHttpError).code) };
  const { result, fault } = parseObject(Buffer.from(answer.body)) ?? {};
  if (answer.status === 200 && result === 'success') return { result: 'success' };
  // Inspection cannot pass the certificate on: a service that saw none says nothing about the device.
  if (result === 'refused' && fault !== 'no-certificate') return { result: 'disabled-or-deleted' };
  return { result: 'failed', code: asHresult(statusOfAnswer(answer.status, undefined).code) };
}
