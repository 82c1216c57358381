import { createPublicKey, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { LabClock } from '../clock.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { contoso, contosoDirectory } from '../entra/contoso.js';
import { findDevice } from '../entra/directory.js';
import { createEntra } from '../entra/entra.js';
import type { RegistrationAnswer } from '../entra/registration/registration-answer.js';
import { createIdentityProvider } from '../identity-provider/identity-provider.js';
import { startNetwork } from '../network/start-network.js';
import type { Injection } from '../network/transport.js';
import { seededRandom } from '../random.js';
import { createPc } from './create-pc.js';
import type { Pc } from './pc.js';

const { password } = contoso;
const registrationHost = 'enterpriseregistration.windows.net';
const computer = { objectGuid: '3c0e8a35-44a3-4b0e-9b60-7f21bd0a9a01', sid: 'S-1-5-21-1-2-3-4242' };

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((network) => network.close()))));

/** A PC that has not joined; in a domain where asked for, with its computer object synchronised. */
async function start({ inDomain = false } = {}) {
  const clock = new LabClock(Date.UTC(2026, 2, 2, 8));
  const random = seededRandom('join');
  const directory = contosoDirectory();
  directory.devices.length = 0;
  const entra = createEntra({ clock, random, directory });
  const identityProvider = createIdentityProvider({ clock, random, directory, host: contoso.identityProviderHost });
  const network = await startNetwork({ hosts: [...entra.hosts, identityProvider.host], clock, random });
  opened.push(network);
  if (inDomain) {
    directory.devices.push({
      objectId: computer.objectGuid, deviceId: computer.objectGuid, displayName: 'PC-0042', accountEnabled: true, trustType: 'ServerAd', operatingSystem: 'Windows', operatingSystemVersion: '', certificateThumbprint: '',
      computer: { publicKey: createPublicKey(fixtureKey('computer')), sid: computer.sid }, visibleFromUtc: 0, isCompliant: false, isManaged: false, onPremisesSynced: true,
    });
  }
  const pc = createPc({
    clock, random, network, computerName: 'PC-0042', windowsVersion: '10.0.26200.6584', tenant: { id: contoso.tenantId, name: 'Contoso' },
    ...(inDomain && { domain: { netbios: 'CONTOSO', dns: 'corp.contoso.com', computer } }),
  });
  return { clock, directory, network, pc };
}

function ids(events: Pc['events']): number[] {
  return events.map(({ id }) => id);
}

/** A datum of the only event of that id. */
function datum(pc: Pc, id: number, name: string): string | undefined {
  const found = pc.events.filter((event) => event.id === id);
  expect(found).toHaveLength(1);
  return found[0]!.data.find(([key]) => key === name)?.[1];
}

function certificateIn(answer: string): Buffer {
  return Buffer.from((JSON.parse(answer) as RegistrationAnswer).Certificate.RawBody, 'base64');
}

describe('a user', () => {
  test.each(['alex@contoso.com', 'robin@fabrikam.test'])('joins a PC: %s', async (userPrincipalName) => {
    const { pc, directory } = await start();
    await pc.join('entra', userPrincipalName, password);
    const { registration, joinAttempt } = pc.state();
    expect(registration).toMatchObject({ kind: 'entra-joined', tenantId: contoso.tenantId, tenantName: 'Contoso', keySignTest: { result: 'passed' }, recoveryEnabled: false });
    expect(joinAttempt).toBeUndefined();
    expect(findDevice(directory, registration!.deviceId)).toMatchObject({ trustType: 'AzureAd', certificateThumbprint: registration!.thumbprint });
    // Not a word of it in the sign-in provider's log.
    expect(ids(pc.events)).toEqual([102, 104, 105]);
  });

  test('can let the PC leave by the certificate that it got, over TLS, and by no other way', async () => {
    const { pc, directory, network, clock } = await start();
    await pc.join('entra', 'alex@contoso.com', password);
    const transport = network.transportFor({ clock, proxy: { machine: { kind: 'direct' }, user: { kind: 'direct' } }, trustsInspection: { machine: false, user: false } });
    const leave = { method: 'DELETE', url: `https://${registrationHost}/EnrollmentServer/device/${pc.state().registration!.deviceId}?api-version=1.0` } as const;
    const certificate = new X509Certificate(certificateIn(datum(pc, 104, 'ServerResponse')!)).toString();
    const keyOf = (name: 'device' | 'hello'): string => fixtureKey(name).export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await transport.send(leave, 'machine')).toMatchObject({ kind: 'response', status: 401 });
    expect(await transport.send({ ...leave, clientCertificate: { certificate, key: keyOf('hello') } }, 'machine')).toMatchObject({ kind: 'failure' });
    expect(directory.devices).toHaveLength(1);
    expect(await transport.send({ ...leave, clientCertificate: { certificate, key: keyOf('device') } }, 'machine')).toMatchObject({ kind: 'response', status: 200 });
    expect(directory.devices).toEqual([]);
  });

  test('does not join with a wrong password', async () => {
    const { pc } = await start();
    await pc.join('entra', 'alex@contoso.com', 'Lab-password-0');
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'auth', clientErrorCode: '0xcaa20003', serverErrorCode: 'invalid_grant', httpStatus: 400 });
    expect(pc.state().joinAttempt?.serverMessage).toContain('AADSTS50126');
  });

  test('does not join with a wrong password at the identity provider', async () => {
    const { pc } = await start();
    await pc.join('entra', 'robin@fabrikam.test', 'Lab-password-0');
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'auth', clientErrorCode: '0xcaa90006', serverErrorCode: 'FailedAuthentication' });
  });

  test('does not join more PCs than one may', async () => {
    const { pc, directory } = await start();
    directory.devicesPerUser = 0;
    await pc.join('entra', 'alex@contoso.com', password);
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'join', clientErrorCode: '0x801c000e', httpStatus: 403 });
    expect(datum(pc, 204, 'ExitCode')).toBe('0x801c000e');
  });

  test('finds no tenant of an unknown domain', async () => {
    const { pc } = await start();
    await pc.join('entra', 'kim@adatum.com', password);
    expect(datum(pc, 201, 'ExitCode')).toBe('0x801c003a');
  });

  test('does not join a PC twice', async () => {
    const { pc } = await start();
    await pc.join('entra', 'alex@contoso.com', password);
    const { registration } = pc.state();
    await pc.join('entra', 'alex@contoso.com', password);
    expect(pc.state().registration).toEqual(registration);
  });
});

describe('a computer of AD', () => {
  const join = (pc: Pc): Promise<void> => pc.join('hybrid', 'alex@contoso.com', password);

  test('completes its object', async () => {
    const { pc, directory } = await start({ inDomain: true });
    await join(pc);
    expect(pc.state().registration).toMatchObject({ kind: 'hybrid-joined', deviceId: computer.objectGuid });
    expect(directory.devices).toMatchObject([{ deviceId: computer.objectGuid, certificateThumbprint: pc.state().registration!.thumbprint }]);
    expect(ids(pc.events)).toEqual([102, 104, 105, 306]);
  });

  test('has to wait until it is synchronised, and joins then', async () => {
    const { pc, directory } = await start({ inDomain: true });
    const [object] = directory.devices.splice(0);
    await join(pc);
    const message = `The device object by the given id (${computer.objectGuid}) is not found.`;
    expect(pc.state().registration).toBeUndefined();
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'join', clientErrorCode: '0x801c03f2', serverErrorCode: 'DirectoryError', serverMessage: message, httpStatus: 400, tests: {}, syncJoinFallback: true });
    expect(pc.state().joinAttempt?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids(pc.events)).toEqual([102, 204, 304]);
    expect(pc.events[1]?.message).toContain('failed with exit code: Unknown HResult Error code: 0x801c03f2. \r\nActivity Id: ');
    expect([datum(pc, 304, 'ServerErrorMessage'), datum(pc, 304, 'TenantType'), datum(pc, 304, 'JoinType')]).toEqual([message, 'Managed', 'sync']);

    directory.devices.push(object!);
    await join(pc);
    expect(pc.state().registration).toBeDefined();
    expect(pc.state().joinAttempt).toBeUndefined();
  });

  test('is not believed when its clock is half an hour behind', async () => {
    const { pc } = await start({ inDomain: true });
    pc.skewMilliseconds = -30 * 60_000;
    await join(pc);
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'join', clientErrorCode: '0x801c0002', serverErrorCode: 'AuthenticationError' });
  });

  test('falls back from the join of a federated tenant', async () => {
    const { pc, directory } = await start({ inDomain: true });
    for (const domain of directory.domains) domain.federatedTo = contoso.identityProviderHost;
    await join(pc);
    expect(pc.state().registration).toBeDefined();
    expect(ids(pc.events)).toEqual([305, 102, 104, 105, 306]);
    expect([datum(pc, 305, 'ExitCode'), datum(pc, 305, 'TenantType'), datum(pc, 305, 'TenantName')]).toEqual(['0xcaa9002c', 'Federated', 'sts.fabrikam.test']);
  });

  test('is stopped by a locked TPM before anything is sent', async () => {
    const { pc } = await start({ inDomain: true });
    pc.tpm.lockOut();
    await join(pc);
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'join', clientErrorCode: '0x80090031' });
    expect(pc.state().joinAttempt).not.toHaveProperty('httpStatus');
    expect(ids(pc.events)).toEqual([102, 304]);
  });

  const page: Injection = { kind: 'html', status: 200, body: '<html>Please sign in</html>' };
  test.each<[what: string, host: string, injection: Injection, code: string, subCode: string, httpStatus: number | undefined]>([
    ['times out', registrationHost, { kind: 'timeout' }, '0x801c0021', '0x80072ee2', undefined],
    ['does not resolve', registrationHost, { kind: 'unresolved' }, '0x801c0021', '0x80072ee7', undefined],
    ['is inspected', registrationHost, { kind: 'inspected', trusted: false }, '0x801c0021', '0x80072f8f', undefined],
    ['is busy', registrationHost, { kind: 'service-status', status: 503 }, '0x801c0021', '0x801c0025', 503],
    ['does not resolve', 'login.microsoftonline.com', { kind: 'unresolved' }, '0x801c003d', '0x80072ee7', undefined],
  ])('cannot discover where a host %s: %s', async (_what, host, injection, code, subCode, httpStatus) => {
    const { pc, network } = await start({ inDomain: true });
    network.inject(host, injection);
    await join(pc);
    const { joinAttempt } = pc.state();
    expect(joinAttempt).toMatchObject({ phase: 'discover', clientErrorCode: code, tests: { 'DRS Discovery Test': `FAIL [${code}/${subCode}]` } });
    expect(joinAttempt?.httpStatus).toBe(httpStatus);
    expect(datum(pc, 304, 'ExitCode')).toBe(code);
    if (host === registrationHost) expect([datum(pc, 201, 'ExitCode'), datum(pc, 201, 'HttpStatus')]).toEqual([subCode, String(httpStatus ?? 0)]);
  });

  test('reads no page of a proxy', async () => {
    const { pc, network } = await start({ inDomain: true });
    // Windows takes pages from a proxy whose certificate it trusts.
    pc.trustsInspection.machine = true;
    network.inject(registrationHost, page);
    await join(pc);
    expect(pc.state().joinAttempt).toMatchObject({ phase: 'discover', clientErrorCode: '0x801c0021', tests: { 'DRS Discovery Test': 'FAIL [0x801c0021/0x8007000d]' } });
    expect(datum(pc, 201, 'ServerMessage')).toContain('Please sign in');
  });
});
