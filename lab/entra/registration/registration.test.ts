import { createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabClock } from '../../clock.js';
import { createCertificateRequest } from '../../crypto/certificate-request.js';
import { issueDeviceCertificate, readDeviceCertificate } from '../../crypto/device-certificate.js';
import { fixtureKey, type FixtureKeyName } from '../../crypto/fixture-keys.js';
import { toRsaKeyBlob } from '../../crypto/rsa-key-blob.js';
import { seededRandom } from '../../random.js';
import { signToken } from '../access-token.js';
import { contoso, contosoDirectory } from '../contoso.js';
import type { EntraService } from '../entra-service.js';
import { createIssuedTokens } from '../issued-tokens.js';
import { createNonces } from '../nonces.js';
import { usualProtocol } from '../protocol.js';
import { registrationApp } from './registration-app.js';
import type { RegistrationAnswer } from './registration-answer.js';

const startUtc = Date.UTC(2026, 2, 2, 8);
const requestName = '7E980AD9-B86D-4306-9425-9AC066FB014A';
const computerSid = 'S-1-5-21-1-2-3-4242';
const computerId = '3c0e8a35-44a3-4b0e-9b60-7f21bd0a9a01';
const certificateRequest = Buffer.from(await createCertificateRequest({ key: fixtureKey('device'), commonName: requestName })).toString('base64');
const otherName = Buffer.from(await createCertificateRequest({ key: fixtureKey('device'), commonName: 'PC-0042' })).toString('base64');
const transportKey = toRsaKeyBlob(fixtureKey('transport')).toString('base64');

const join = {
  CertificateRequest: { Type: 'pkcs10', Data: certificateRequest },
  TransportKey: transportKey, TargetDomain: 'contoso.com', DeviceType: 'Windows', OSVersion: '10.0.26200.6584', DeviceDisplayName: 'PC-0042', JoinType: 0,
  Attributes: { ReuseDevice: 'true', ReturnClientSid: 'true', SharedDevice: 'false' },
};

function setUp() {
  const clock = new LabClock(startUtc);
  const random = seededRandom('registration');
  const directory = contosoDirectory();
  directory.devices.length = 0;
  const service: EntraService = { clock, random, directory, signIns: [], audits: [], nonces: createNonces(clock, random), issued: createIssuedTokens(), protocol: usualProtocol };
  const app = registrationApp(service);
  const alex = directory.users.find(({ userPrincipalName }) => userPrincipalName === 'alex@contoso.com')!;

  async function send(method: string, path: string, options: { readonly body?: unknown; readonly token?: string; readonly certificate?: Uint8Array } = {}): Promise<{ readonly status: number; readonly json: Record<string, unknown> }> {
    const { body, token, certificate } = options;
    const answer = await app.request(`https://enterpriseregistration.windows.net${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }),
    }, certificate === undefined ? {} : { clientCertificate: certificate });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }
  function tokenOfAlex(claims: Record<string, unknown> = {}): Promise<string> {
    return signToken(service, { aud: 'urn:ms-drs:enterpriseregistration.windows.net', iss: usualProtocol.issuerOf(directory.tenantId), oid: alex.objectId, upn: alex.userPrincipalName, ...claims }, 3600);
  }
  async function joinAs(body: unknown = join) {
    const { status, json } = await send('POST', '/EnrollmentServer/device/?api-version=2.0', { body, token: await tokenOfAlex() });
    const certificate = (json as unknown as Partial<RegistrationAnswer>).Certificate;
    return { status, json, certificate: Buffer.from(certificate?.RawBody ?? '', 'base64') };
  }
  return { service, clock, directory, alex, send, tokenOfAlex, joinAs };
}

describe('the life of a device', () => {
  test('discovery tells where to join', async () => {
    const { send } = setUp();
    const { status, json } = await send('GET', '/contoso.com/Discover?api-version=1.9');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      DeviceJoinService: { JoinEndpoint: 'https://enterpriseregistration.windows.net/EnrollmentServer/device/', JoinResourceId: 'urn:ms-drs:enterpriseregistration.windows.net', ServiceVersion: '2.0' },
      KeyProvisioningService: { KeyProvisionEndpoint: 'https://enterpriseregistration.windows.net/EnrollmentServer/key/' },
      IdentityProviderService: { Federated: false },
      TenantInfo: { TenantId: contoso.tenantId, TenantName: 'contoso.com', DisplayName: 'Contoso' },
    });
    expect((await send('GET', '/fabrikam.test/Discover')).json['IdentityProviderService']).toMatchObject({ Federated: true });
  });

  test('a user joins it, and gets a certificate that says so', async () => {
    const { directory, alex, joinAs, service } = setUp();
    const { status, json, certificate } = await joinAs();
    expect(status).toBe(201);
    const [device] = directory.devices;
    expect(readDeviceCertificate(certificate)).toMatchObject({
      deviceId: device?.deviceId, tenantId: contoso.tenantId, userObjectId: alex.objectId, joinType: 1, region: 'EU', issuedByLab: true,
      thumbprint: (json as unknown as RegistrationAnswer).Certificate.Thumbprint, validFromUtc: startUtc, validToUtc: Date.UTC(2036, 2, 2, 8, 30),
    });
    expect(device).toMatchObject({ displayName: 'PC-0042', trustType: 'AzureAd', ownerObjectId: alex.objectId, registeredUtc: startUtc, accountEnabled: true });
    expect(device?.transportKey?.equals(createPublicKey(fixtureKey('transport')))).toBe(true);
    expect(json).toMatchObject({ User: { Upn: 'alex@contoso.com' }, MembershipChanges: [{ LocalSID: 'S-1-5-32-544', AddSIDs: [alex.sid] }] });
    expect(service.audits).toMatchObject([{ activityDisplayName: 'Register device', result: 'success', loggedByService: 'Device Registration Service' }]);
  });

  test('it is registered without making anybody an administrator', async () => {
    const { directory, joinAs } = setUp();
    const { json, certificate } = await joinAs({ ...join, JoinType: 4 });
    expect([readDeviceCertificate(certificate)?.joinType, directory.devices[0]?.trustType, json['MembershipChanges']]).toEqual([0, 'Workplace', []]);
  });

  test('it deletes itself with its certificate, and nobody else does', async () => {
    const { directory, send, joinAs, clock, service } = setUp();
    const first = await joinAs();
    const other = await joinAs();
    const device = directory.devices[0]!;
    const path = `/EnrollmentServer/device/${device.deviceId}?api-version=2.0`;
    const forged = await issueDeviceCertificate({ publicKey: createPublicKey(fixtureKey('device')), deviceId: device.deviceId, tenantId: contoso.tenantId, userObjectId: contoso.tenantId, region: 'EU', joinType: 1, issuedUtc: startUtc, random: seededRandom('forged') });
    const attempts = [
      await send('DELETE', path),
      await send('DELETE', path, { certificate: Buffer.from('no certificate') }),
      await send('DELETE', path, { certificate: other.certificate }),
      // Of this device, but replaced: the directory knows another one.
      await send('DELETE', path, { certificate: forged.der }),
    ];
    expect(attempts.map(({ status, json }) => [status, json['ErrorType']])).toEqual([[401, 'AuthenticationError'], [401, 'AuthenticationError'], [403, 'AuthorizationError'], [403, 'AuthorizationError']]);
    expect(directory.devices).toHaveLength(2);

    clock.advance(1000);
    expect((await send('DELETE', path, { certificate: first.certificate })).status).toBe(200);
    expect(directory.devices).toHaveLength(1);
    expect(directory.deletedDevices).toMatchObject([{ deviceId: device.deviceId, deletedUtc: startUtc + 1000 }]);
    expect(service.audits.at(-1)).toMatchObject({ activityDisplayName: 'Unregister device' });
    expect((await send('DELETE', path, { certificate: first.certificate })).json).toMatchObject({ ErrorType: 'DirectoryError', ErrorSubCode: 'DeviceNotFound' });
  });

  test('after ten years its certificate proves nothing', async () => {
    const { directory, send, joinAs, clock } = setUp();
    const { certificate } = await joinAs();
    clock.advanceTo(Date.UTC(2036, 2, 3));
    expect((await send('DELETE', `/EnrollmentServer/device/${directory.devices[0]!.deviceId}`, { certificate })).status).toBe(401);
  });
});

describe('a join is refused', () => {
  test.each([
    ['no JSON', 'hello'],
    ['a list', []],
    ['no certificate request', { ...join, CertificateRequest: undefined }],
    ['a certificate request that is none', { ...join, CertificateRequest: { Type: 'pkcs10', Data: 'AAAA' } }],
    ['another name in the certificate request', { ...join, CertificateRequest: { Type: 'pkcs10', Data: otherName } }],
    ['a transport key whose lengths are wrong', { ...join, TransportKey: Buffer.from(transportKey, 'base64').subarray(1).toString('base64') }],
    ['a transport key that is no base64', { ...join, TransportKey: '*' }],
    ['an unknown join type', { ...join, JoinType: 3 }],
    ['a name that is a number', { ...join, DeviceDisplayName: 42 }],
    ['a long name', { ...join, DeviceDisplayName: 'x'.repeat(257) }],
    ['another operating system', { ...join, DeviceType: 'Linux' }],
  ])('for %s', async (_what, body) => {
    const { directory, joinAs } = setUp();
    const { status, json } = await joinAs(body);
    expect([status, json['ErrorType'], typeof json['Message'], typeof json['TraceId']]).toEqual([400, 'InvalidParameter', 'string', 'string']);
    expect(directory.devices).toEqual([]);
  });

  test('when it is too large', async () => {
    expect((await setUp().joinAs({ ...join, more: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test('when the signature of the certificate request was altered', async () => {
    const altered = Buffer.from(certificateRequest, 'base64');
    altered[altered.length - 1]! ^= 1;
    expect((await setUp().joinAs({ ...join, CertificateRequest: { Type: 'pkcs10', Data: altered.toString('base64') } })).status).toBe(400);
  });

  test('without a token for this service', async () => {
    const { send, tokenOfAlex, clock } = setUp();
    const good = await tokenOfAlex();
    const foreign = await tokenOfAlex({ aud: 'https://graph.microsoft.com' });
    const stranger = await tokenOfAlex({ oid: contoso.tenantId });
    const attempt = async (token?: string) => (await send('POST', '/EnrollmentServer/device/', { body: join, ...(token !== undefined && { token }) })).json['ErrorType'];
    expect([await attempt(), await attempt('x.y.z'), await attempt(foreign), await attempt(stranger)]).toEqual(Array(4).fill('AuthenticationError'));
    clock.advance(2 * 3_600_000);
    expect(await attempt(good)).toBe('AuthenticationError');
  });

  test('when the user has as many devices as one may', async () => {
    const { directory, joinAs, service } = setUp();
    directory.devicesPerUser = 1;
    await joinAs();
    const { status, json } = await joinAs();
    expect([status, json['ErrorType'], json['ErrorSubCode']]).toEqual([403, 'AuthorizationError', 'DeviceCapReached']);
    expect(directory.devices).toHaveLength(1);
    expect(service.audits.at(-1)).toMatchObject({ result: 'failure', activityDisplayName: 'Register device' });
  });

  test('in a tenant that nobody knows, at discovery already', async () => {
    expect((await setUp().send('GET', '/adatum.com/Discover')).json).toMatchObject({ ErrorSubCode: 'TenantNotFound' });
  });
});

describe('a hybrid join', () => {
  function identity(change: { readonly sid?: string; readonly atUtc?: number; readonly key?: FixtureKeyName; readonly text?: string } = {}) {
    const { sid = computerSid, atUtc = startUtc, key = 'computer', text = `${sid}.${new Date(atUtc).toISOString().slice(0, 19).replace('T', ' ')}Z` } = change;
    return { Type: 'sha256signed', Sid: text, SignedBlob: sign('sha256', Buffer.from(text), fixtureKey(key)).toString('base64') };
  }
  function put(world: ReturnType<typeof setUp>, clientIdentity: unknown, id = computerId) {
    const { CertificateRequest, TransportKey, TargetDomain, DeviceType, OSVersion, DeviceDisplayName } = join;
    const ServerAdJoinData = { TransportKey, TargetDomain, DeviceType, OSVersion, DeviceDisplayName, TargetDomainId: contoso.tenantId, ClientIdentity: clientIdentity };
    return world.send('PUT', `/EnrollmentServer/device/${id}?api-version=2.0`, { body: { CertificateRequest, JoinType: 6, ServerAdJoinData } });
  }
  function withComputer() {
    const world = setUp();
    world.directory.devices.push({
      objectId: computerId, deviceId: computerId, displayName: 'PC-0042', accountEnabled: true, trustType: 'ServerAd', operatingSystem: 'Windows', operatingSystemVersion: '', certificateThumbprint: '',
      computer: { publicKey: createPublicKey(fixtureKey('computer')), sid: computerSid }, visibleFromUtc: 0, isCompliant: false, isManaged: false, onPremisesSynced: true,
    });
    return world;
  }

  test('completes the object that was synchronised', async () => {
    const world = withComputer();
    const { status, json } = await put(world, identity());
    expect(status).toBe(201);
    const certificate = readDeviceCertificate(Buffer.from((json as unknown as RegistrationAnswer).Certificate.RawBody, 'base64'));
    expect(certificate).toMatchObject({ deviceId: computerId, joinType: 1 });
    expect(world.directory.devices).toMatchObject([{ deviceId: computerId, trustType: 'ServerAd', registeredUtc: startUtc, certificateThumbprint: certificate?.thumbprint }]);
  });

  test('finds no object before it was synchronised', async () => {
    const { status, json } = await put(setUp(), identity());
    expect([status, json]).toMatchObject([400, { ErrorType: 'DirectoryError', ErrorSubCode: 'DeviceNotFound', Message: `The device object by the given id (${computerId}) is not found.` }]);
  });

  test.each([
    ['the key of another computer', identity({ key: 'hello' })],
    ['the SID of another computer', identity({ sid: 'S-1-5-21-1-2-3-4243' })],
    ['a signature of yesterday', identity({ atUtc: startUtc - 86_400_000 })],
    ['no time', identity({ text: `${computerSid}.` })],
    ['another signed text', { ...identity(), Sid: identity({ atUtc: startUtc + 1000 }).Sid }],
  ])('is refused with %s', async (_what, clientIdentity) => {
    const world = withComputer();
    expect((await put(world, clientIdentity)).json['ErrorType']).toBe('AuthenticationError');
    expect(world.directory.devices[0]?.registeredUtc).toBeUndefined();
  });

  test('is no way into an object that came from a user', async () => {
    const world = setUp();
    await world.joinAs();
    expect((await put(world, identity(), world.directory.devices[0]!.deviceId)).json['ErrorSubCode']).toBe('DeviceNotFound');
  });
});

describe('a Hello key', () => {
  const body = { kngc: toRsaKeyBlob(fixtureKey('hello')).toString('base64') };

  test('is learned from a device after a second factor', async () => {
    const { directory, alex, send, tokenOfAlex, joinAs } = setUp();
    await joinAs();
    const { deviceId } = directory.devices[0]!;
    const token = await tokenOfAlex({ deviceid: deviceId, amr: ['pwd', 'mfa'] });
    const { status, json } = await send('POST', '/EnrollmentServer/key/?api-version=1.0', { body, token });
    expect([status, json['upn']]).toEqual([200, 'alex@contoso.com']);
    await send('POST', '/EnrollmentServer/key/', { body, token });
    expect(alex.helloKeys).toMatchObject([{ keyId: json['kid'], deviceId }]);
  });

  test.each([
    ['without a device', { amr: ['mfa'] }, 'AuthenticationError'],
    ['without a second factor', { amr: ['pwd'] }, 'AuthorizationError'],
  ])('is refused %s', async (_what, claims, type) => {
    const { directory, alex, send, tokenOfAlex, joinAs } = setUp();
    await joinAs();
    const deviceid = type === 'AuthorizationError' ? { deviceid: directory.devices[0]!.deviceId } : {};
    expect((await send('POST', '/EnrollmentServer/key/', { body, token: await tokenOfAlex({ ...claims, ...deviceid }) })).json['ErrorType']).toBe(type);
    expect(alex.helloKeys).toEqual([]);
  });
});

test('whatever is sent, the service answers with an error of its own', async () => {
  const { send, tokenOfAlex } = setUp();
  const token = await tokenOfAlex({ amr: ['mfa'] });
  const paths = fc.constantFrom('/EnrollmentServer/device/', `/EnrollmentServer/device/${computerId}`, '/EnrollmentServer/key', '/contoso.com/Discover', '/', '/%ff/Discover');
  const mutated = fc.tuple(fc.constantFrom(...Object.keys(join)), fc.jsonValue()).map(([name, value]) => JSON.stringify({ ...join, [name]: value }));
  const bodies = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), mutated);
  await fc.assert(fc.asyncProperty(fc.constantFrom('POST', 'PUT', 'DELETE'), paths, bodies, fc.option(fc.uint8Array(), { nil: undefined }), async (method, path, body, certificate) => {
    const { status, json } = await send(method, path, { body, token, ...(certificate !== undefined && { certificate }) });
    expect([201, 400, 401, 403, 404]).toContain(status);
    if (status !== 201) expect(['InvalidParameter', 'AuthenticationError', 'AuthorizationError', 'DirectoryError']).toContain(json['ErrorType']);
  }), { numRuns: 60 });
});
