import { afterEach, expect, test } from 'vitest';
import { LabClock } from '../clock.js';
import { contoso, contosoDirectory } from '../entra/contoso.js';
import { findUser } from '../entra/directory.js';
import { createEntra } from '../entra/entra.js';
import { createIdentityProvider } from '../identity-provider/identity-provider.js';
import { startNetwork } from '../network/start-network.js';
import type { Injection, Network, TransportResponse } from '../network/transport.js';
import { seededRandom } from '../random.js';
import { createPc, type PcOptions } from './create-pc.js';
import type { Pc } from './pc.js';

const alex = 'alex@contoso.com';
const robin = 'robin@fabrikam.test';
const { password } = contoso;
const login = 'login.microsoftonline.com';
const tokenUrl = `https://${login}/${contoso.tenantId}/oauth2/token`;
const teams = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const graph = 'https://graph.microsoft.com';
const hour = 3_600_000;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map((network) => network.close()))));

/** What somebody on the way makes of an answer; the path is that of the request. */
interface OnTheWay {
  alter?: (answer: TransportResponse, path: string) => TransportResponse;
}

/** A PC that joined, in a world where everything works. */
async function start(options: Partial<PcOptions> = {}) {
  const clock = new LabClock(Date.UTC(2026, 2, 2, 8));
  const random = seededRandom('pc');
  const directory = contosoDirectory();
  const entra = createEntra({ clock, random, directory });
  const identityProvider = createIdentityProvider({ clock, random, directory, host: contoso.identityProviderHost });
  const network = await startNetwork({ hosts: [...entra.hosts, identityProvider.host], clock, random });
  opened.push(network);
  const onTheWay: OnTheWay = {};
  const altered: Network = {
    ...network,
    transportFor(pc) {
      const transport = network.transportFor(pc);
      return {
        async send(request, sender) {
          const answer = await transport.send(request, sender);
          return answer.kind === 'response' && onTheWay.alter ? onTheWay.alter(answer, new URL(request.url).pathname) : answer;
        },
      };
    },
  };
  const pc = createPc({ clock, random, network: altered, computerName: 'PC-0042', windowsVersion: '10.0.26200.6584', tenant: { id: contoso.tenantId, name: 'Contoso' }, ...options });
  await pc.join('entra', alex, password);
  expect(pc.state().registration).toMatchObject({ kind: 'entra-joined', tenantId: contoso.tenantId });
  const user = (userPrincipalName = alex) => pc.state().users.find((candidate) => candidate.userPrincipalName === userPrincipalName)!;
  /** Ids of the sign-in provider's and the broker's events since the last call. */
  let seen = pc.events.length;
  const newEvents = () => pc.events.slice(seen, (seen = pc.events.length));
  return { clock, random, directory, entra, identityProvider, network, onTheWay, pc, user, newEvents };
}

async function signedIn(options: Partial<PcOptions> = {}) {
  const world = await start(options);
  await world.pc.signIn(alex, password, 'password');
  expect(world.user().prt).toBeDefined();
  world.newEvents();
  return world;
}

/** Of the sign-in provider, as far as Windows 10 knows them: its documented sequence is of that time. */
function ids(events: Pc['events']): number[] {
  return events.filter(({ provider, writtenBy }) => provider === 'Microsoft-Windows-AAD' && writtenBy?.includes('windows-10-22h2') !== false).map(({ id }) => id);
}

test('a day: sign-in brings a PRT, an unlock after five hours renews it, an app gets its token', async () => {
  const { pc, clock, user, newEvents } = await start();
  await pc.signIn(alex, password, 'password');
  const first = user().prt!;
  expect(first.authority).toBe(`https://${login}/${contoso.tenantId}`);
  expect(first.expiresUtc - first.updatedUtc).toBe(1_209_599_000);
  expect(user()).toMatchObject({ accountName: 'AzureAD\\alex', kind: 'cloud', wamDefaultSet: true, cloudTicket: true, onPremisesTicket: false });
  expect(ids(newEvents())).toEqual([1006, 1018, 1144, 1022, 1022, 1022, 1007, 1157, 1158]);

  clock.advance(3 * hour);
  await pc.unlock(alex);
  expect(user().prt).toEqual(first);
  clock.advance(2 * hour);
  await pc.unlock(alex);
  expect(user().prt!.updatedUtc).toBeGreaterThan(first.updatedUtc + 5 * hour - 1000);
  expect(ids(newEvents())).toEqual([1028, 1030, 1144, 1022, 1022, 1022, 1031, 1029]);

  expect(await pc.requestToken(alex, teams, graph)).toMatch(/^ey/);
  await pc.testDevice();
  expect(pc.state().registration).toMatchObject({ deviceAuthStatus: { result: 'success' }, keySignTest: { result: 'passed' }, recoveryEnabled: false });
  expect(pc.events.filter(({ level }) => level === 2)).toEqual([]);
});

test('a wrong password leaves the documented diagnostics', async () => {
  const { pc, user, newEvents } = await start();
  await pc.signIn(alex, 'Lab-password-0', 'password');
  expect(user().prt).toBeUndefined();
  expect(user().failedAttempt).toMatchObject({
    purpose: 'acquire', status: '0xc000006d', statusBasis: 'documented', userIdentity: alex, credentialType: 'Password', endpointUri: tokenUrl,
    httpMethod: 'POST', httpError: '0x0', httpStatus: 400, serverErrorCode: 'invalid_grant',
  });
  expect(user().failedAttempt!.serverErrorDescription).toMatch(/^AADSTS50126: Error validating credentials due to invalid username or password\./);
  const events = newEvents();
  expect(ids(events)).toEqual([1006, 1018, 1144, 1022, 1022, 1022, 1025, 1081, 1085, 1007, 1157, 1158]);
  expect(events[1]!.data).toEqual([['value', user().failedAttempt!.correlationId]]);

  await pc.signIn(alex, password, 'password');
  expect(user()).toMatchObject({ prt: {} });
  expect(user()).not.toHaveProperty('failedAttempt');
});

test('a disabled device is refused the renewal, keeps its PRT, and gets no tokens for apps', async () => {
  const { pc, clock, entra, user, newEvents } = await signedIn();
  const before = user().prt;
  entra.administrator.disableDevice(pc.state().registration!.deviceId);
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user().prt).toEqual(before);
  expect(user().failedAttempt).toMatchObject({ purpose: 'refresh', status: '0xc000006d', httpStatus: 400 });
  expect(user().failedAttempt!.serverErrorDescription).toContain('AADSTS135011');
  expect(ids(newEvents())).toEqual([1028, 1030, 1144, 1022, 1022, 1022, 1025, 1081, 1094, 1029]);

  expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
  const broker = newEvents();
  expect(ids(broker)).toEqual([1098, 1097, 1098]);
  expect(broker[0]!.message).toContain('Error: 0xCAA20003 Authorization grant failed for this assertion.\r\nCode: invalid_grant\r\nDescription: AADSTS135011');
  expect(broker[0]).toMatchObject({ userSid: user().sid, task: 103 });
  await pc.testDevice();
  expect(pc.state().registration!.deviceAuthStatus).toEqual({ result: 'disabled-or-deleted' });
});

test('what a policy demands of an app is between the app and Entra: the PRT is not touched', async () => {
  const { pc, clock, directory, user, newEvents } = await signedIn();
  directory.policies.push({ id: 'p', displayName: 'MFA for Teams', apps: [teams], demands: 'mfa' });
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user()).not.toHaveProperty('failedAttempt');
  newEvents();
  expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
  const [refused, renewal, operation] = newEvents();
  expect(refused!.message).toMatch(/^Error: 0xCAA2000C The request requires user interaction\.\r\nCode: interaction_required\r\nDescription: AADSTS50076: /);
  expect(refused!.data).toMatchObject([['Error', String(0xcaa2000c)], ['ErrorMessage', 'The request requires user interaction.'], ['AdditionalInformation', expect.stringContaining(`client: ${teams}`) as string]]);
  expect([refused!.level, renewal!.level, operation!.level]).toEqual([2, 3, 2]);
  expect(operation!.message).toContain('Operation name: GetTokenSilently, Error: -895352820 (0xcaa2000c), Description: AADSTS50076: ');
  expect([refused!.basis, renewal!.basis]).toEqual(['modelled', 'captured']);
});

test('without DNS the renewal and the device test fail as captured, and the PRT lasts until its end', async () => {
  const { pc, clock, network, user } = await signedIn();
  network.inject('*', { kind: 'unresolved' });
  clock.advance(5 * hour);
  await pc.unlock(alex);
  await pc.testDevice();
  expect(user()).toMatchObject({ prt: {}, failedAttempt: { status: '0xc000023c', statusBasis: 'captured', httpError: '0x80072ee7', httpStatus: 0 } });
  expect(user().failedAttempt).not.toHaveProperty('serverErrorCode');
  expect(pc.state().registration!.deviceAuthStatus).toEqual({ result: 'failed', code: '0xd000023c' });
  clock.advance(15 * 24 * hour);
  expect(user()).not.toHaveProperty('prt');
});

test('a sign-in whose realm cannot be asked for writes the documented sequence of events', async () => {
  const { pc, network, newEvents } = await start();
  network.inject(login, { kind: 'refused' });
  await pc.signIn(alex, password, 'password');
  expect(ids(newEvents())).toEqual([1006, 1018, 1144, 1022, 1084, 1086, 1160, 1007, 1157, 1158]);
});

test.each<[string, Injection, { status: string; httpError?: string; httpStatus: number }]>([
  ['refused', { kind: 'refused' }, { status: '0xc000023c', httpError: '0x80072efd', httpStatus: 0 }],
  ['reset', { kind: 'reset' }, { status: '0xc00000c4', httpError: '0x80072efe', httpStatus: 0 }],
  ['timeout', { kind: 'timeout' }, { status: '0xc000023c', httpError: '0x80072ee2', httpStatus: 0 }],
  ['inspection that is not trusted', { kind: 'inspected', trusted: false }, { status: '0xc00000c4', httpError: '0x80072f8f', httpStatus: 0 }],
  ['a page', { kind: 'html', status: 200, body: '<!doctype html><p>Please agree.' }, { status: '0xc0048442', httpError: '0x0', httpStatus: 200 }],
  ['a page that refuses', { kind: 'html', status: 403, body: '<!doctype html><p>Blocked.' }, { status: '0xc000023c', httpError: '0x0', httpStatus: 403 }],
  ['503', { kind: 'service-status', status: 503 }, { status: '0xc000023c', httpError: '0x0', httpStatus: 503 }],
])('%s ends as an attempt, never as an exception', async (_, injection, expected) => {
  const { pc, clock, network, user, newEvents } = await signedIn();
  network.inject('*', injection);
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user()).toMatchObject({ prt: {}, failedAttempt: { purpose: 'refresh', ...expected } });
  expect(user().failedAttempt).not.toHaveProperty('serverErrorCode');
  expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
  expect(ids(newEvents()).slice(-3)).toEqual([1098, 1097, 1098]);
  await pc.testDevice();
  expect(pc.state().registration!.deviceAuthStatus.result).toBe('failed');
});

test('an answer that lost the user on the way brings no PRT', async () => {
  const { pc, onTheWay, user } = await start();
  onTheWay.alter = (answer) => ({ ...answer, body: answer.body.replace(/"id_token":"[^"]*",/, '') });
  await pc.signIn(alex, password, 'password');
  expect(user().failedAttempt).toMatchObject({ status: '0xc0048442', statusBasis: 'documented', httpStatus: 200, endpointUri: tokenUrl });
  expect(user()).not.toHaveProperty('prt');
});

test('an encrypted answer that was changed on the way cannot be opened', async () => {
  const { pc, clock, onTheWay, user, newEvents } = await signedIn();
  onTheWay.alter = (answer) => ({ ...answer, body: answer.body.split('.').length === 5 ? answer.body.replace(/\.[^.]*\.([^.]*)$/, '.AAAA.$1') : answer.body });
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user()).toMatchObject({ prt: {}, failedAttempt: { purpose: 'refresh', httpStatus: 200 } });
  expect(ids(newEvents())).toContain(1103);
  expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
  expect(newEvents()[0]!.message).toMatch(/^Error: 0xCAA500E4 /);
});

test.each(['', '[]', '{"error":{},"Nonce":7}', '{"account_type":"Federated"}', '<!doctype html>', 'a.b.c.d.e'])('an answer %j in any place ends as an attempt', async (body) => {
  const { pc, clock, onTheWay, user } = await signedIn();
  clock.advance(5 * hour);
  for (const status of [200, 500]) {
    for (const [who, place] of [[alex, '/UserRealm/'], [alex, '/token'], [robin, '/mex'], [robin, '/usernamemixed']] as const) {
      onTheWay.alter = (answer, path) => (path.includes(place) ? { ...answer, status, body } : answer);
      await (who === alex ? pc.unlock(who) : pc.signIn(who, password, 'password'));
      expect(user(who).failedAttempt?.status).toMatch(/^0xc0[0-9a-f]{6}$/);
      expect(user(who).failedAttempt?.httpStatus).toBe(status);
    }
    expect(await pc.requestToken(alex, teams, graph)).toBeDefined();
    onTheWay.alter = (answer) => ({ ...answer, status, body });
    expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
    await pc.testDevice();
    expect(pc.state().registration!.deviceAuthStatus.result).toBe('failed');
  }
});

test('the machine and the user go out by ways of their own', async () => {
  const { pc, clock, network, user } = await signedIn();
  pc.proxy.machine = { kind: 'named', server: 'proxy.contoso.com:8080', bypass: [] };
  network.injectAtProxy('*', { kind: 'proxy-status', status: 407 });
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user().failedAttempt).toMatchObject({ status: '0xc000006d', httpStatus: 407, httpMethod: 'GET' });
  expect(await pc.requestToken(alex, teams, graph)).toBeDefined();
});

test('a failed attempt is logged as Windows 11 does: with all that dsregcmd prints of it', async () => {
  const { pc, user, newEvents, clock, entra } = await start();
  await pc.signIn(alex, 'Lab-password-0', 'password');
  const { status, correlationId, serverErrorDescription } = user().failedAttempt!;
  expect(newEvents().find(({ id }) => id === 1250)?.data).toEqual([
    ['Result', status], ['UserIdentity', alex], ['CredentialType', 'Password'], ['CorrelationID', correlationId], ['EndpointUri', tokenUrl], ['Method', 'POST'],
    ['HTTPTransportError', '0x0'], ['HTTPStatus', '400'], ['ErrorCode', 'invalid_grant'], ['ErrorDescription', serverErrorDescription],
  ]);
  await pc.signIn(alex, password, 'password');
  entra.administrator.disableDevice(pc.state().registration!.deviceId);
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(newEvents().filter(({ id }) => id >= 1250).map(({ id }) => id)).toEqual([1252]);
});

test('a clock that is years behind trusts no certificate, and the System log tells of the clock', async () => {
  const { pc, user, newEvents } = await signedIn();
  pc.skewMilliseconds = Date.UTC(2020, 0, 1) - Date.UTC(2026, 2, 2);
  await pc.unlock(alex);
  const told = newEvents().filter(({ provider }) => provider !== 'Microsoft-Windows-AAD');
  expect(told.map(({ channel, id }) => `${channel} ${id}`)).toEqual(['System 1', 'System 34', 'Microsoft-Windows-CAPI2/Operational 11', 'Microsoft-Windows-CAPI2/Operational 30']);
  expect(told[1]!.data[0]).toEqual(['SystemTimeChangeSeconds', String((Date.UTC(2026, 2, 2) - Date.UTC(2020, 0, 1)) / 1000)]);
  expect(told[3]!.userData?.children.at(-1)).toMatchObject({ name: 'Result', attributes: [{ name: 'value', value: '800B0101' }] });
  expect(user().failedAttempt).toMatchObject({ httpError: '0x80072f8f', atUtc: pc.clock.nowUtc });
  expect(pc.state().nowUtc).toBeLessThan(Date.UTC(2020, 0, 2));
});

test('a clock that is a few minutes off is no concern of the time service, nor of Entra', async () => {
  const { pc, user, newEvents } = await start();
  pc.skewMilliseconds = -4 * 60_000;
  await pc.signIn(alex, password, 'password');
  expect(newEvents().filter(({ channel }) => channel === 'System').map(({ id }) => id)).toEqual([1]);
  expect(user().prt).toBeDefined();
});

test('names that Entra cannot place', async () => {
  const { pc, user, newEvents } = await start();
  await pc.signIn('alex', password, 'password');
  expect(user('alex').failedAttempt).toMatchObject({ status: '0xc004844c', endpointUri: '', httpStatus: 0 });
  expect(ids(newEvents())).toEqual([1006, 1018, 1144, 1086, 1160, 1007, 1157, 1158]);
  await pc.signIn('alex@contoso.local', password, 'password');
  expect(user('alex@contoso.local').failedAttempt).toMatchObject({ status: '0xc000005f', httpMethod: 'GET', httpStatus: 200 });
  expect(newEvents().find(({ id }) => id === 1104)?.message).toBe('AAD Cloud AP plugin call Get token returned error: 0xC000005F');
});

test('a name of no tenant, on a PC that knows its own: the token service is asked, as captured', async () => {
  const { pc, user, newEvents } = await start();
  pc.realmHint = 'contoso.com';
  await pc.signIn('alex@contoso.local', password, 'password');
  expect(user('alex@contoso.local').failedAttempt).toMatchObject({ status: '0xc00000d0', statusBasis: 'captured', httpMethod: 'POST', httpError: '0x0', httpStatus: 400, serverErrorCode: 'invalid_request' });
  expect(user('alex@contoso.local').failedAttempt!.serverErrorDescription).toMatch(/^AADSTS90002: Tenant 'contoso.local' not found\./);
  const events = newEvents();
  expect(ids(events)).toEqual([1006, 1018, 1144, 1022, 1022, 1022, 1022, 1025, 1081, 1085, 1007, 1157, 1158]);
  expect(events[2]!.data.at(-1)).toEqual(['CorrelationID', 'contoso.com']);
});

test('in a domain the account stays the same under another name', async () => {
  const { pc } = await start({ domain: { netbios: 'CONTOSO', dns: 'corp.contoso.com', computer: { objectGuid: 'd0000000-0000-4000-8000-000000000042', sid: 'S-1-5-21-1-2-3-4242' } }, sidOf: () => 'S-1-5-21-1-2-3-1104' });
  await pc.signIn(alex, password, 'password');
  await pc.signIn('alex@contoso.local', password, 'password');
  expect(pc.state().users.filter(({ kind }) => kind === 'domain')).toMatchObject([{ accountName: 'CONTOSO\\alex', userPrincipalName: 'alex@contoso.local', sid: 'S-1-5-21-1-2-3-1104', prt: {} }]);
});

test('a federated user gets and renews a PRT through the identity provider', async () => {
  const { pc, clock, user, newEvents } = await start();
  await pc.signIn(robin, password, 'password');
  const first = user(robin).prt!;
  clock.advance(5 * hour);
  await pc.unlock(robin);
  expect(user(robin).prt!.updatedUtc).toBeGreaterThan(first.updatedUtc);
  const addresses = newEvents().filter(({ id }) => id === 1022).map(({ data }) => new URL(data[0]![1]).pathname);
  const once = [expect.stringContaining('/UserRealm/'), '/adfs/services/trust/mex', '/adfs/services/trust/13/usernamemixed', `/${contoso.tenantId}/oauth2/token`, `/${contoso.tenantId}/oauth2/token`];
  expect(addresses).toEqual([...once, ...once]);
});

test.each([
  ['without-password-endpoint', 'password', '0xc004848b', 'documented'],
  ['without-certificate-endpoint', 'certificate', '0xc004848c', 'documented'],
  ['with-dtd', 'password', '0xc00cee4f', 'documented'],
] as const)('metadata %s: %s ends with %s', async (mex, credential, status, statusBasis) => {
  const { pc, identityProvider, user } = await start();
  identityProvider.mex = mex;
  await pc.signIn(robin, password, credential);
  expect(user(robin).failedAttempt).toMatchObject({ status, statusBasis, endpointUri: 'https://sts.fabrikam.test/adfs/services/trust/mex', httpMethod: 'GET', httpStatus: 200 });
  expect(pc.events.find(({ id }) => id === 1007)?.data).toEqual([['Status', status]]);
});

test('metadata that is no XML, and declares no document type either', async () => {
  const { pc, onTheWay, user } = await start();
  onTheWay.alter = (answer, path) => (path.endsWith('/mex') ? { ...answer, body: '<p>Down for maintenance.<br></p>' } : answer);
  await pc.signIn(robin, password, 'password');
  expect(user(robin).failedAttempt).toMatchObject({ status: '0xc00cee3b', statusBasis: 'modelled' });
});

test('a fault of the identity provider is told in its words', async () => {
  const { pc, identityProvider, user, newEvents } = await start();
  identityProvider.fault = { code: 'a:InvalidScope', reason: 'ID3082: The request scope is not valid or is unsupported.' };
  await pc.signIn(robin, password, 'password');
  expect(user(robin).failedAttempt).toMatchObject({ status: '0xc00484c1', httpStatus: 500, serverErrorCode: 'InvalidScope' });
  const events = newEvents();
  expect(ids(events).slice(-7)).toEqual([1025, 1088, 1084, 1085, 1007, 1157, 1158]);
  expect(events.find(({ id }) => id === 1088)?.message).toContain('WSTrust response error: InvalidScope\r\nError description: <s:Text');
  expect(events.find(({ id }) => id === 1084)?.message).toContain('Unknown HResult Error code: 0x800484c1');
});

test('an identity provider out of reach is named in the attempt', async () => {
  const { pc, network, user } = await start();
  network.inject('sts.fabrikam.test', { kind: 'refused' });
  await pc.signIn(robin, password, 'password');
  expect(user(robin).failedAttempt).toMatchObject({ status: '0xc000023c', httpError: '0x80072efd', endpointUri: 'https://sts.fabrikam.test/adfs/services/trust/mex' });
});

test('Hello proves its user until the directory forgets the key', async () => {
  const { pc, directory, user } = await start();
  const key = pc.createHelloKey(alex)!;
  const { helloKeys } = findUser(directory, alex)!;
  helloKeys.push({ ...key, deviceId: pc.state().registration!.deviceId });
  await pc.signIn(alex, '246810', 'hello');
  expect(user().prt).toBeDefined();
  helloKeys.length = 0;
  await pc.signIn(alex, '246810', 'hello');
  expect(user().failedAttempt).toMatchObject({ credentialType: 'NGC', status: '0xc000006d', serverErrorDescription: expect.stringMatching(/^AADSTS130004/) as string });
});

test('a cleared TPM ends the renewal, and Windows asks for recovery', async () => {
  const { pc, clock, user, newEvents } = await signedIn();
  pc.tpm.clear();
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user()).toMatchObject({ prt: {}, failedAttempt: { status: '0xc0048451', statusBasis: 'modelled' } });
  expect(ids(newEvents())).toEqual([1028, 1030, 1155, 1144, 1022, 1022, 1152, 1247, 1085, 1094, 1029]);
  expect(pc.state()).toMatchObject({ tpm: 'cleared', registration: { recoveryEnabled: true, keySignTest: { result: 'failed', key: 'device key', errorCode: '0xd0048451' } } });
  expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
  expect(newEvents()[0]!.message).toMatch(/^Error: 0x80090016 /);
  await pc.testDevice();
  expect(pc.state().registration!.deviceAuthStatus).toEqual({ result: 'failed', code: '0x80072f9a' });
});

test('a locked TPM is no reason to register anew', async () => {
  const { pc, clock, user } = await signedIn();
  pc.tpm.lockOut();
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user().failedAttempt).toMatchObject({ status: '0xc0048451' });
  expect(pc.state().registration).toMatchObject({ recoveryEnabled: false, keySignTest: { result: 'failed' } });
});

test('without the transport key the PC cannot open a new PRT, though renewals go on', async () => {
  const { pc, clock, user, newEvents } = await signedIn();
  pc.tpm.loseTransportKey();
  clock.advance(5 * hour);
  await pc.unlock(alex);
  expect(user()).not.toHaveProperty('failedAttempt');
  expect(pc.state().registration!.keySignTest).toEqual({ result: 'failed', key: 'transport key' });
  newEvents();
  await pc.signIn(alex, password, 'password');
  expect(user().failedAttempt).toMatchObject({ httpStatus: 200, endpointUri: tokenUrl });
  expect(ids(newEvents())).toEqual([1006, 1018, 1144, 1022, 1022, 1022, 1103, 1247, 1085, 1007, 1157, 1158]);
  expect(pc.state().registration!.recoveryEnabled).toBe(true);
});

test('a PRT past its end is refused the renewal, and the next sign-in brings a new one', async () => {
  const { pc, clock, user, newEvents } = await signedIn();
  clock.advance(16 * 24 * hour);
  await pc.unlock(alex);
  expect(user()).not.toHaveProperty('prt');
  expect(user().failedAttempt).toMatchObject({ purpose: 'refresh', serverErrorDescription: expect.stringMatching(/^AADSTS700082/) as string });
  expect(ids(newEvents())).toContain(1096);
  expect(await pc.requestToken(alex, teams, graph)).toBeUndefined();
  expect(newEvents()[0]!.message).toMatch(/^Error: 0xCAA10001 /);
  await pc.signIn(alex, password, 'password');
  expect(user().prt).toBeDefined();
});

test('a PC keeps its users apart', async () => {
  const { pc, user } = await start();
  await pc.signIn(alex, password, 'password');
  await pc.signIn(robin, 'wrong', 'password');
  expect(pc.state().users.map(({ accountName, kind }) => `${accountName} ${kind}`)).toEqual(['PC-0042\\localadmin local', 'AzureAD\\alex cloud', 'AzureAD\\robin cloud']);
  expect(user()).toMatchObject({ prt: {} });
  expect(user()).not.toHaveProperty('failedAttempt');
  expect(user(robin)).toMatchObject({ wamDefaultSet: false, failedAttempt: { userIdentity: robin } });
  expect(pc.state().users[0]).toMatchObject({ wamDefaultSet: false });
  expect(pc.state().users[0]).not.toHaveProperty('userPrincipalName');
});

test('the same seed gives the same events', async () => {
  const [one, two] = [await start(), await start()];
  for (const { pc } of [one, two]) {
    await pc.signIn(alex, 'wrong', 'password');
    await pc.signIn(alex, password, 'password');
  }
  expect(one.pc.events).toEqual(two.pc.events);
  expect(one.pc.state()).toEqual(two.pc.state());
});
