import { afterEach, describe, expect, test } from 'vitest';
import { allPermissions, loopbackGraph, type LoopbackGraph, type Row, type Tenant } from '../../test/support/loopback-graph.js';
import { examine, type InputFile, type Result } from '../core/index.js';
import { redactor } from '../core/intake/redact.js';
import { AppError } from '../node/app-error.js';
import { fetchForCaptures, type GraphStandIns } from './fetch-for-captures.js';
import type { GraphOptions } from './graph-options.js';

const tenantId = '11111111-0000-4000-8000-000000000001';
const deviceId = '7f0e5f1c-0000-4000-8000-000000000002';
const objectId = '0f1e2d3c-0000-4000-8000-000000000001';
const userId = '22222222-0000-4000-8000-000000000003';
const upn = 'user1@contoso.com';
const now = Date.UTC(2026, 8, 20, 12);

const refused = `             AzureAdJoined : YES
          DomainJoined : NO
           Device Name : PC-1
              DeviceId : ${deviceId}
              TenantId : ${tenantId}
      DeviceAuthStatus : FAILED. Device is either disabled or deleted
            AzureAdPrt : NO
           Client Time : 2026-09-20 08:00:00.000 UTC
Executing Account Name : AzureAD\\user1, ${upn}
`;
const healthy = refused.replace('FAILED. Device is either disabled or deleted', 'SUCCESS').replace('AzureAdPrt : NO', 'AzureAdPrt : YES');

const device: Row = { id: objectId, deviceId, displayName: 'PC-1', accountEnabled: true, trustType: 'AzureAd', registrationDateTime: '2025-02-03T09:00:00Z', operatingSystemVersion: '10.0.26100.4652', alternativeSecurityIds: [{ type: 2, identityProvider: null, key: 'WAA1ADAAOQA6AA==' }], registeredOwners: [{ '@odata.type': '#microsoft.graph.user', id: userId, userPrincipalName: upn }], model: 'not asked for' };
const user: Row = { id: userId, userPrincipalName: upn, accountEnabled: true, userType: 'Member', lastPasswordChangeDateTime: '2026-09-01T07:00:00Z', signInSessionsValidFromDateTime: '2026-09-01T07:00:00Z', mobilePhone: 'not asked for' };
const disabling: Row = { id: 'a1', activityDateTime: '2026-09-19T10:00:00Z', activityDisplayName: 'Disable device', category: 'Device', result: 'success', initiatedBy: { user: { userPrincipalName: 'admin1@contoso.com' } }, targetResources: [{ id: objectId, displayName: 'PC-1', type: 'Device', modifiedProperties: [{ displayName: 'AccountEnabled', oldValue: '[true]', newValue: '[false]' }] }] };

function signIn(id: string, more: Row = {}): Row {
  return { id, createdDateTime: '2026-09-20T07:55:00Z', userPrincipalName: upn, userId, appDisplayName: 'Microsoft Teams', isInteractive: false, signInEventTypes: ['nonInteractiveUser'], incomingTokenType: 'primaryRefreshToken', status: { errorCode: 0 }, deviceDetail: { deviceId }, ...more };
}

let graph: LoopbackGraph;
afterEach(async () => { await graph.close(); });

const capture = (text: string, path = 'dsregcmd.txt'): InputFile => ({ path, bytes: new TextEncoder().encode(text) });

interface Asked {
  readonly results: readonly Result[];
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  readonly answers: readonly InputFile[];
  readonly told: string;
}

async function ask(tenant: Partial<Tenant>, texts: readonly string[] = [refused], options: Partial<GraphOptions> = {}, standIns: GraphStandIns = {}): Promise<Asked> {
  graph = await loopbackGraph(tenant);
  return await askAgain(texts, options, standIns);
}

async function askAgain(texts: readonly string[] = [refused], options: Partial<GraphOptions> = {}, standIns: GraphStandIns = {}): Promise<Asked> {
  const told: string[] = [];
  const files = texts.map((text, i) => capture(text, `pc${String(i)}.txt`));
  const answers = await fetchForCaptures(files, { auth: 'azure-cli', cloud: 'global', ...options }, (text) => { told.push(text); }, {
    base: graph.base, now: () => now, credential: { getToken: () => Promise.resolve({ token: graph.tenant.token, expiresOnTimestamp: now + 3_600_000 }) }, ...standIns,
    limits: { waitSeconds: 0, timeoutMs: 2000, ...standIns.limits },
  });
  return { ...examine([...files, ...answers]), answers, told: told.join('\n') };
}

const observations = (result: Result | undefined) => JSON.stringify(result ?? {});

describe('what one diagnosis needs', () => {
  test('a disabled device: who did it and when', async () => {
    const { results, answers, unread } = await ask({ devices: [{ ...device, accountEnabled: false }], users: [user], audits: [disabling], signIns: [signIn('s1')] });
    expect(unread).toEqual([]);
    expect(results).toHaveLength(1);
    expect(results[0]!.verdict).toMatchObject({ class: 'device-trust', confidence: 'confirmed', causes: [{ id: 'device-object-disabled' }] });
    expect(JSON.stringify(results[0]!.verdict)).toContain('admin1@contoso.com');
    expect(answers.every(({ path, modifiedUtc }) => path.startsWith(`graph:${graph.base}/`) && modifiedUtc === now)).toBe(true);
    expect(graph.seen.every(({ method, status }) => method === 'GET' && status === 200)).toBe(true);
    // Nothing is read beyond what a rule can use.
    expect(answers.some(({ bytes }) => new TextDecoder().decode(bytes).includes('not asked for'))).toBe(false);
    expect(graph.seen).toHaveLength(6);
  });

  test('a deleted device: found among the deleted ones, with its audit entry', async () => {
    const { results } = await ask({ deletedDevices: [{ ...device, deletedDateTime: '2026-09-19T10:00:00Z' }], users: [user], audits: [{ ...disabling, activityDisplayName: 'Delete device' }] });
    expect(results[0]!.verdict).toMatchObject({ class: 'device-trust', confidence: 'confirmed', causes: [{ id: 'device-object-deleted' }] });
    expect(graph.seen.some(({ url }) => url.includes('/beta/directory/deletedItems/microsoft.graph.device'))).toBe(true);
  });

  test('a device that is nowhere: an exact miss, and the audit log by its name', async () => {
    const { results } = await ask({ users: [user], audits: [{ ...disabling, activityDisplayName: 'Delete device' }] });
    expect(results[0]!.verdict.class).toBe('device-trust');
    expect(JSON.stringify(results[0]!.verdict)).toContain(`nothing found for ${deviceId}`);
    expect(decodeURIComponent(graph.seen.map(({ url }) => url).join('\n'))).toContain('t/displayName eq \'PC-1\'');
  });

  test('the same PC registered anew under its name', async () => {
    const other = '99999999-0000-4000-8000-000000000009';
    const { results } = await ask({ devices: [{ ...device, id: 'x', deviceId: other }], users: [user] });
    expect(observations(results[0])).toContain(other);
  });

  test('a user who is gone: looked for among the deleted ones by the end of the name', async () => {
    const gone = { ...user, userPrincipalName: `${userId.split('-').join('')}${upn}`, deletedDateTime: '2026-09-19T10:00:00Z' };
    const { answers } = await ask({ devices: [device], deletedUsers: [gone] }, [healthy]);
    expect(answers.map(({ path }) => path).some((path) => path.includes('/v1.0/directory/deletedItems/microsoft.graph.user'))).toBe(true);
    expect(graph.seen.find(({ url }) => url.includes('microsoft.graph.user'))).toMatchObject({ status: 200, headers: { consistencylevel: 'eventual' } });
  });

  test('owners, where Graph cannot expand them: the device comes without them', async () => {
    const { answers, results } = await ask({ devices: [{ ...device, accountEnabled: false }], users: [user], unknown: ['$expand'] });
    expect(answers.filter(({ path }) => path.includes('/devices?')).map(({ path }) => path.includes('$expand'))).toEqual([false]);
    expect(results[0]!.verdict.causes[0]!.id).toBe('device-object-disabled');
  });

  test('sign-ins: beta first, for the token that was spent', async () => {
    const { results, answers } = await ask({ devices: [device], users: [user], signIns: [signIn('s1')] }, [healthy]);
    expect(answers.some(({ path }) => path.includes('/beta/auditLogs/signIns'))).toBe(true);
    expect(results).toHaveLength(1);
  });

  test('sign-ins where beta is not to be had: v1.0, interactive ones only', async () => {
    const { answers } = await ask({ devices: [device], users: [user], signIns: [signIn('s1'), signIn('s2', { isInteractive: true, signInEventTypes: ['interactiveUser'] })], unknown: ['beta/auditLogs/signIns'] }, [healthy]);
    const log = answers.filter(({ path }) => path.includes('signIns'));
    expect(log.map(({ path }) => path.includes('/v1.0/auditLogs/signIns'))).toEqual([true]);
    const text = new TextDecoder().decode(log[0]!.bytes);
    expect(text).toContain('"s2"');
    expect(text).not.toContain('"s1"');
    expect(text).not.toContain('incomingTokenType');
  });

  test('only sign-ins around the capture', async () => {
    await ask({ devices: [device], users: [user] });
    const url = decodeURIComponent(graph.seen.find(({ url }) => url.includes('signIns'))!.url);
    expect(url).toContain('createdDateTime ge 2026-09-17T08:00:00Z and createdDateTime le 2026-09-20T12:00:00Z');
  });

  test('pages, as many as are bounded', async () => {
    const many = Array.from({ length: 25 }, (_, i) => signIn(`s${String(i)}`));
    const { results, answers } = await ask({ devices: [device], users: [user], signIns: many, mostOnPage: 5 }, [healthy], {}, { limits: { mostPages: 3 } });
    expect(answers.filter(({ path }) => path.includes('signIns')).map(({ path }) => path.split('#')[1])).toEqual([undefined, 'page=2', 'page=3']);
    expect(answers.some(({ path }) => path.includes('skiptoken'))).toBe(false);
    expect(results).toHaveLength(1);
  });

  test('a page at another host is not fetched', async () => {
    const body = JSON.stringify({ '@odata.nextLink': 'https://attacker.example/v1.0/devices?$skiptoken=x', 'value': [device] });
    await ask({ users: [user], next: [{ status: 200, body }] });
    expect(graph.seen[0]!.url).toContain('/devices');
    expect(graph.seen.filter(({ url }) => url.includes('skiptoken'))).toEqual([]);
  });
});

test('a redacted report names nobody, in the addresses of the questions neither', async () => {
  const { results, unread } = await ask({ devices: [{ ...device, accountEnabled: false }], audits: [disabling], premium: false });
  const text = JSON.stringify(redactor('a key for tests only').report({ schemaVersion: 1, results: [...results], unread: [...unread] }));
  for (const name of [deviceId, tenantId, objectId, upn, 'user1', 'admin1', 'contoso']) expect(text).not.toContain(name);
});

describe('parts that are refused are gaps', () => {
  test('no licence for the sign-in log', async () => {
    const { results } = await ask({ devices: [{ ...device, accountEnabled: false }], users: [user], premium: false });
    expect(results[0]!.verdict.causes[0]!.id).toBe('device-object-disabled');
    expect(observations(results[0])).toContain('needs a Microsoft Entra ID P1 or P2 licence in the tenant');
  });

  test('no permission for the audit log', async () => {
    const { results } = await ask({ devices: [device], users: [user], permissions: new Set(['Device.Read.All', 'User.Read.All', 'AuditLog.Read.All']) }, [healthy]);
    expect(observations(results[0])).toContain('The request for the audit log was refused by Microsoft Graph: Authorization_RequestDenied');
    expect(observations(results[0])).toContain('AuditLog.Read.All and Directory.Read.All');
  });

  test('no permission at all: the capture is diagnosed as it is', async () => {
    const { results } = await ask({ permissions: new Set() });
    expect(results).toHaveLength(1);
    expect(results[0]!.verdict.causes[0]!.id).toBe('device-object-disabled-or-deleted');
    for (const permission of ['Device.Read.All', 'User.Read.All', 'AuditLog.Read.All']) expect(observations(results[0])).toContain(permission);
  });

  test('a refused part is asked for once, and said for every capture', async () => {
    const second = refused.replaceAll(deviceId, '88888888-0000-4000-8000-000000000008').replace('PC-1', 'PC-2').replace(upn, 'user2@contoso.com').replace('\\user1', '\\user2');
    const { results } = await ask({ devices: [device], users: [user], permissions: new Set(allPermissions.slice(0, 2)) }, [refused, second]);
    expect(graph.seen.filter(({ url }) => url.includes('signIns'))).toHaveLength(1);
    expect(results).toHaveLength(2);
    for (const result of results) expect(observations(result)).toContain('The request for the sign-in log was refused');
  });

  test('a Graph that stays busy', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' }, body: JSON.stringify({ error: { code: 'TooManyRequests', message: 'Too many requests', innerError: {} } }) };
    graph = await loopbackGraph({ devices: [device], users: [user] });
    graph.tenant.next = Array.from({ length: 3 }, () => busy);
    const { results } = await askAgain([healthy], {}, { limits: { mostRetries: 2 } });
    expect(observations(results[0])).toContain('The request for device objects brought nothing: Graph is too busy (HTTP 429)');
  });

  test('the answer about one device says nothing about another that could not be asked for', async () => {
    const other = '88888888-0000-4000-8000-000000000008';
    const second = healthy.replaceAll(deviceId, other).replace('PC-1', 'PC-2').replace(upn, 'user2@contoso.com').replace('\\user1', '\\user2');
    graph = await loopbackGraph({ devices: [device], users: [user, { ...user, id: '22222222-0000-4000-8000-000000000004', userPrincipalName: 'user2@contoso.com' }] });
    const busy = { status: 503, headers: { 'retry-after': '0' } };
    const answerDevice = { status: 200, body: JSON.stringify({ value: [device] }) };
    const nothing = { status: 200, body: JSON.stringify({ value: [] }) };
    graph.tenant.next = [answerDevice, nothing, nothing, busy];
    const { results } = await askAgain([healthy, second], {}, { limits: { mostRetries: 0 } });
    expect(results).toHaveLength(2);
    expect(results[1]!.verdict.class).toBe('healthy');
    expect(observations(results[1])).not.toContain('none with');
    expect(observations(results[1])).toContain('Graph is too busy (HTTP 503)');
  });

  test('a network that breaks in between', async () => {
    graph = await loopbackGraph({ devices: [device], users: [user] });
    graph.tenant.next = [{ status: 200, body: JSON.stringify({ value: [device] }) }, { status: 0, cut: true }];
    const broken = await askAgain([healthy]);
    expect(observations(broken.results[0])).toContain('could not be reached: the connection was cut');
  });

  test('something else that answers in its place', async () => {
    const { results } = await ask({ next: [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' }], users: [user] }, [healthy]);
    expect(observations(results[0])).toContain('something between this PC and Microsoft Graph answered in its place');
    expect(results[0]!.verdict.class).toBe('healthy');
  });

  test('a proxy\'s 404 is no missing device', async () => {
    const { results } = await ask({ next: [{ status: 404, body: 'not found' }, { status: 404, body: 'not found' }], users: [user] }, [healthy]);
    expect(observations(results[0])).toContain('HTTP 404 without a reason');
    expect(results[0]!.verdict.class).toBe('healthy');
  });

  test('a capture older than the logs', async () => {
    const { results } = await ask({ devices: [device], users: [user] }, [healthy.replace('2026-09-20', '2026-03-20')]);
    expect(graph.seen.some(({ url }) => url.includes('signIns'))).toBe(false);
    expect(observations(results[0])).toContain('the capture is older than the 30 days that Entra keeps');
  });
});

describe('whom to ask', () => {
  async function failure(texts: readonly string[], options: Partial<GraphOptions> = {}, standIns: GraphStandIns = {}): Promise<AppError> {
    graph = await loopbackGraph({ devices: [device], users: [user] });
    const error: unknown = await askAgain(texts, options, standIns).then(() => undefined, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  }

  const jwt = (tid: string) => `h.${Buffer.from(JSON.stringify({ tid })).toString('base64url')}.s`;

  test('captures without a tenant need one named', async () => {
    const bare = healthy.replace(/.*TenantId.*\n/, '');
    expect(await failure([bare])).toMatchObject({ code: 'usage', hint: expect.stringContaining('--graph-tenant') as string });
    expect(graph.seen).toEqual([]);
    const { answers } = await askAgain([bare], { tenant: tenantId });
    expect(answers.length).toBeGreaterThan(3);
  });

  test('captures of several tenants need one named, and the others are left alone', async () => {
    const foreign = healthy.replaceAll(tenantId, '33333333-0000-4000-8000-000000000033').replaceAll(deviceId, '44444444-0000-4000-8000-000000000044').replace('PC-1', 'PC-4').replaceAll('user1', 'user4');
    expect(await failure([healthy, foreign])).toMatchObject({ code: 'usage', message: 'The captures belong to 2 tenants.' });
    const { told } = await askAgain([healthy, foreign], { tenant: tenantId });
    expect(told).toContain('1 of 2 captures are not of tenant');
    expect(graph.seen.some(({ url }) => url.includes('44444444'))).toBe(false);
    expect(graph.seen.some(({ url }) => url.includes('user4'))).toBe(false);
  });

  test('a sign-in to another tenant asks nothing', async () => {
    const token = jwt('55555555-0000-4000-8000-000000000055');
    expect(await failure([healthy], {}, { credential: { getToken: () => Promise.resolve({ token, expiresOnTimestamp: now + 3_600_000 }) } })).toMatchObject({ code: 'usage', message: expect.stringContaining('but the captures belong to') as string });
    expect(graph.seen).toEqual([]);
  });

  test('a tenant by its domain is known by the sign-in, or not at all', async () => {
    expect(await failure([healthy], { tenant: 'contoso.com' })).toMatchObject({ code: 'usage', message: 'It cannot be told which tenant contoso.com is.' });
    graph.tenant.token = jwt(tenantId);
    const { answers } = await askAgain([healthy], { tenant: 'contoso.com' });
    expect(answers.length).toBeGreaterThan(3);
  });

  test('files without a capture ask nothing', async () => {
    const { answers, told } = await ask({}, ['Call the help desk.\n']);
    expect(answers).toEqual([]);
    expect(told).toContain('is not asked');
    expect(graph.seen).toEqual([]);
  });

  test('each device and user once, and no more than 50', async () => {
    const numbered = (i: number) => healthy.replaceAll(deviceId, `7f0e5f1c-0000-4000-8000-${String(i).padStart(12, '0')}`).replace('PC-1', `PC-${String(i)}`).replaceAll('user1', `user${String(i)}`);
    const { told } = await ask({}, Array.from({ length: 52 }, (_, i) => numbered(i)).concat(numbered(0)));
    expect(told).toContain('Only the first 50 devices and 50 users are asked about; 4 more');
    expect(graph.seen.filter(({ url }) => url.startsWith('/v1.0/users/'))).toHaveLength(50);
    expect(new Set(graph.seen.map(({ url }) => url)).size).toBe(graph.seen.length);
  });

  test('an evidence that tries to break out of the filter', async () => {
    const hostile = healthy.replace(deviceId, `x' or deviceId ne '`).replace('PC-1', 'PC\' or true eq true & $top=1#').replaceAll(upn, 'o\'user&$top=9@contoso.com');
    await ask({}, [hostile]);
    for (const { url, status } of graph.seen) {
      expect(status, url).toBeLessThan(405);
      expect(url).not.toContain('$top=9');
      expect(url).not.toContain('$top=1#');
    }
    expect(graph.seen.some(({ url }) => url.includes('deviceId%20eq'))).toBe(false);
  });
});

describe('failures', () => {
  async function failure(tenant: Partial<Tenant>, standIns: GraphStandIns = {}): Promise<AppError> {
    const error: unknown = await ask(tenant, [healthy], {}, standIns).then(() => undefined, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  }

  test('a sign-in that Graph does not accept, after one renewal', async () => {
    const asked: string[] = [];
    const credential = { getToken: () => Promise.resolve({ token: `secret-${String(asked.push('x'))}`, expiresOnTimestamp: now + 3_600_000 }) };
    const error = await failure({}, { credential });
    expect(error).toMatchObject({ code: 'graph-failed', message: expect.stringContaining('did not accept the sign-in (HTTP 401)') as string });
    expect(asked).toHaveLength(2);
    expect(graph.seen).toHaveLength(2);
    expect(JSON.stringify([error.message, error.hint, error.stack])).not.toContain('secret-');
  });

  test('nobody could be signed in; no token is in the words', async () => {
    const token = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${'eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20ifQ'}.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJl`;
    const error = await failure({}, { credential: { getToken: () => Promise.reject(new Error(`AADSTS700016: no such application; access_token=${token} Authorization: Bearer ${token}\nmore`)) } });
    expect(error.code).toBe('graph-failed');
    expect(error.message).toContain('AADSTS700016');
    expect(`${error.message} ${error.hint ?? ''} ${error.stack ?? ''}`).not.toContain('eyJ');
    expect(graph.seen).toEqual([]);
  });

  test('a Graph that cannot be reached names the host', async () => {
    graph = await loopbackGraph();
    const { base } = graph;
    await graph.close();
    const error: unknown = await askAgain([healthy], {}, { base }).then(() => undefined, (thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'graph-failed', message: `${new URL(base).host} could not be reached: it refused the connection (ECONNREFUSED).` });
  });

  test('a Graph that never answers', async () => {
    expect(await failure({ next: [{ status: 0, hang: true }] }, { limits: { timeoutMs: 200 } })).toMatchObject({ code: 'graph-failed', message: expect.stringContaining('it did not answer in time') as string });
  });

  test('an answer without end', async () => {
    expect(await failure({ next: [{ status: 200, body: 'x'.repeat(2 * 1024 * 1024) }] }, { limits: { mostBytes: 1024 * 1024 } })).toMatchObject({ message: 'Microsoft Graph could not be read: the answer is larger than 1 MiB.' });
  });
});

test('says what it will ask before it asks', async () => {
  graph = await loopbackGraph({ devices: [device], users: [user] });
  const order: string[] = [];
  await fetchForCaptures([capture(healthy)], { auth: 'azure-cli', cloud: 'global' }, (text) => { order.push(text); }, {
    base: graph.base, now: () => now,
    credential: { getToken: (scope) => {
      order.push(`token for ${String(scope)}, ${String(graph.seen.length)} requests so far`);
      return Promise.resolve({ token: 'good', expiresOnTimestamp: now + 3_600_000 });
    } },
  });
  expect(order).toHaveLength(2);
  expect(order[1]).toBe('token for https://graph.microsoft.com/.default, 0 requests so far');
  for (const word of ['1 device, 1 user', tenantId, 'Device.Read.All', 'User.Read.All', 'AuditLog.Read.All', 'Directory.Read.All', '/v1.0/devices', '/beta/auditLogs/signIns', '/v1.0/auditLogs/directoryAudits', 'https://login.microsoftonline.com']) expect(order[0]).toContain(word);
  // What is announced is all that is asked.
  const announced = order[0]!;
  for (const { url } of graph.seen) expect(announced).toContain(url.split('?')[0]!.replace(/\/users\/.*/, '/users/{user}'));
});
