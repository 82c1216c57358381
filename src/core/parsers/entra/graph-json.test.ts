import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TextFile } from '../../evidence/artifact.js';
import type { DirectoryEvidence } from '../../evidence/directory.js';
import type { SignInLog } from '../../evidence/sign-in.js';
import { sampleIn } from '../dsreg/sample.test-support.js';
import { graphJson } from './graph-json.js';

const sample = sampleIn(readFileSync(new URL('./graph-json.ts', import.meta.url), 'utf8'));
const deviceId = '7f0e5f1c-0000-4000-8000-000000000002';
const objectId = '0f1e2d3c-0000-4000-8000-000000000001';
const context = (of: string) => `https://graph.microsoft.com/v1.0/$metadata#${of}`;
const fileOf = (content: unknown, path = 'graph.json'): TextFile => ({ path, text: typeof content === 'string' ? content : JSON.stringify(content), firstLine: 1 });

function read(content: unknown, path?: string) {
  const file = fileOf(content, path);
  const recognised = graphJson.recognises(file);
  const parsed = graphJson.parse(file);
  const directory = parsed.artifacts.find((artifact) => artifact.kind === 'directory')?.directory;
  const signIns = parsed.artifacts.find((artifact) => artifact.kind === 'sign-ins')?.signIns;
  return { recognised, ...parsed, directory, signIns };
}

function directoryOf(content: unknown, path?: string): DirectoryEvidence {
  const { recognised, directory, unread } = read(content, path);
  expect(unread).toBeUndefined();
  expect(recognised).toBe(true);
  return directory!;
}

function signInsOf(content: unknown, path?: string): SignInLog {
  const { recognised, signIns } = read(content, path);
  expect(recognised).toBe(true);
  return signIns!;
}

test('its sample', () => {
  const { artifacts, notes, directory } = read(sample);
  expect(notes).toEqual([]);
  expect(artifacts).toHaveLength(1);
  expect(directory).toEqual({
    file: 'graph.json', misses: [], users: [], audits: [], managed: [], refused: [],
    devices: [{
      file: 'graph.json', locator: '$.value[0]', objectId, deviceId, displayName: 'PC-1', accountEnabled: false, trustType: 'ServerAd', hasKey: true,
      thumbprints: ['0123456789ABCDEF0123456789ABCDEF01234567'], approximateLastSignInUtc: Date.UTC(2026, 8, 1, 7, 12, 45), registeredUtc: Date.UTC(2025, 1, 3, 9),
      onPremisesSyncEnabled: true, isCompliant: true, isManaged: true, operatingSystemVersion: '10.0.26100.4652', isDeleted: false,
    }],
  });
});

describe('devices', () => {
  test.each([
    ['a single object', { '@odata.context': context('devices/$entity'), id: objectId, deviceId, trustType: 'AzureAd', accountEnabled: true }, { locator: '$', trustType: 'AzureAd', accountEnabled: true }],
    ['few selected members', { '@odata.context': context('devices(id,displayName)'), value: [{ id: objectId, displayName: 'PC-1' }] }, { displayName: 'PC-1' }],
    ['pages in an array', [{ '@odata.context': context('devices'), value: [{ id: objectId, deviceId, accountEnabled: true }] }], { locator: '$[0].value[0]' }],
    ['a list without its envelope', [{ id: objectId, deviceId, accountEnabled: true }], { locator: '$[0]' }],
    ['a script\'s wrapper', { device: { id: objectId, deviceId, accountEnabled: false }, note: 'x' }, { locator: '$.device', accountEnabled: false }],
    ['no key', { id: objectId, deviceId, trustType: 'ServerAd', alternativeSecurityIds: [] }, { hasKey: false }],
    ['ConvertTo-Json', { Id: objectId.toUpperCase(), DeviceId: deviceId.toUpperCase(), AccountEnabled: true, TrustType: 'Workplace', AlternativeSecurityIds: { IdentityProvider: null, Key: 'WAA=', Type: 2 }, ApproximateLastSignInDateTime: '/Date(1789373182000)/', AdditionalProperties: {} },
      { objectId, deviceId, trustType: 'Workplace', hasKey: true, approximateLastSignInUtc: 1789373182000 }],
    ['a deleted object', { '@odata.context': context('directory/deletedItems/microsoft.graph.device'), value: [{ id: objectId, deviceId, deletedDateTime: '2026-09-14T08:06:22Z' }] }, { isDeleted: true, deletedUtc: Date.UTC(2026, 8, 14, 8, 6, 22) }],
    ['a type instead of a context', { value: [{ '@odata.type': '#microsoft.graph.device', id: objectId }] }, { objectId }],
    ['expanded owners', { id: objectId, deviceId, trustType: 'AzureAd', registeredOwners: [{ id: 'x', userPrincipalName: 'user1@contoso.com' }] }, { owners: ['user1@contoso.com'] }],
    ['unknown members and null', { id: objectId, deviceId, accountEnabled: null, trustType: null, '__proto__x': 1, constructor: 2 }, { objectId }],
  ])('%s', (_, content, expected) => {
    const { devices } = directoryOf(content);
    expect(devices).toHaveLength(1);
    expect(devices[0]).toMatchObject(expected);
    for (const value of Object.values(devices[0]!)) expect([undefined, null, '']).not.toContain(value);
  });

  test('what is absent stays absent', () => {
    const [device] = directoryOf({ '@odata.context': context('devices(id)'), value: [{ id: objectId }] }).devices;
    expect(device).toEqual({ file: 'graph.json', locator: '$.value[0]', objectId, isDeleted: false });
  });

  test('owners of a request of their own belong to its device', () => {
    const owners = { value: [{ '@odata.type': '#microsoft.graph.user', id: 'a', userPrincipalName: 'user1@contoso.com' }] };
    const { devices, users } = directoryOf(owners, `graph:/v1.0/devices/${objectId}/registeredOwners`);
    expect(users).toHaveLength(1);
    expect(devices).toMatchObject([{ objectId, owners: ['user1@contoso.com'], isDeleted: false }]);
  });

  test('the time of a live fetch is the time of the answer; a file\'s is not', () => {
    const text = JSON.stringify({ '@odata.context': context('devices'), value: [] });
    const parse = (path: string) => graphJson.parse({ path, text, firstLine: 1, modifiedUtc: 5000 }).artifacts[0];
    expect(parse('graph:/v1.0/devices')).toMatchObject({ directory: { readUtc: 5000 } });
    expect(parse('a.json')).not.toHaveProperty('directory.readUtc');
  });
});

describe('nothing found', () => {
  const filter = `$filter=deviceId eq '${deviceId}'`;
  const gone = { error: { code: 'Request_ResourceNotFound', message: `Resource '${objectId}' does not exist or one of its queried reference-property objects are not present.`, innerError: { date: '2026-09-14T08:06:22', 'request-id': 'r', 'client-request-id': 'r' } } };
  const empty = { '@odata.context': context('devices'), value: [] };
  test.each([
    ['a live question by device id', empty, `graph:/v1.0/devices?${filter}`, { of: 'device', key: deviceId, by: 'device-id', exact: true }],
    ['an encoded one', empty, `graph:https://graph.microsoft.com/v1.0/devices?$select=id&${encodeURIComponent('$filter')}=${encodeURIComponent(`deviceId eq '${deviceId}'`)}`, { key: deviceId, exact: true }],
    ['a deleted device', { value: [] }, `graph:/beta/directory/deletedItems/microsoft.graph.device?${filter}`, { of: 'deleted-device', key: deviceId, exact: true }],
    ['a question with a second condition', empty, `graph:/v1.0/devices?${filter} and accountEnabled eq true`, { key: deviceId, exact: false }],
    ['another page follows', { ...empty, '@odata.nextLink': 'x' }, `graph:/v1.0/devices?${filter}`, { key: deviceId, exact: false }],
    ['a name', empty, `graph:/v1.0/devices?$filter=displayName eq 'PC-1'`, { of: 'device', exact: false }],
    ['an export that does not say what was asked', empty, 'devices.json', { of: 'device', exact: false }],
    ['an error without its request', gone, 'error.json', { of: 'device', key: objectId, exact: false }],
    ['an object id', gone, `graph:/v1.0/devices/${objectId}`, { of: 'device', key: objectId, by: 'object-id', exact: false }],
    ['the alternate key', gone, `graph:/v1.0/devices(deviceId='${deviceId}')`, { key: deviceId, by: 'device-id', exact: true }],
    ['a user', gone, 'graph:/v1.0/users/User1@contoso.com?$select=id', { of: 'user', key: 'user1@contoso.com', by: 'upn', exact: true }],
    ['a user by filter', { value: [] }, `graph:/v1.0/users?$filter=userPrincipalName eq 'user1@contoso.com'`, { of: 'user', key: 'user1@contoso.com', exact: true }],
  ])('%s', (_, content, path, expected) => {
    const { misses, devices } = directoryOf(content, path);
    expect(devices).toEqual([]);
    expect(misses).toHaveLength(1);
    expect(misses[0]).toMatchObject(expected);
    if (!('key' in expected)) expect(misses[0]).not.toHaveProperty('key');
  });

  test('an empty sign-in log is a log without sign-ins', () => {
    expect(signInsOf({ '@odata.context': context('auditLogs/signIns'), value: [] })).toEqual({ file: 'graph.json', signIns: [], hasIncomingTokenType: false });
  });

  test('an error says when Graph answered', () => {
    expect(directoryOf(gone).readUtc).toBe(Date.UTC(2026, 8, 14, 8, 6, 22));
  });

  test.each([
    ['cut off in the first record', `{"@odata.context":"${context('devices')}","value":[{"id":"${objectId}","dev`],
    ['cut off before it', `{"@odata.context":"${context('devices')}","value":[`],
  ])('a list %s is no empty list', (_, text) => {
    expect(read(text).directory?.misses ?? []).toEqual([]);
  });
});

test('a tenant without the licence, and a question that Graph left without an answer', () => {
  const log = 'graph:https://graph.microsoft.com/beta/auditLogs/signIns?$top=500';
  const licence = { error: { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', message: 'Neither tenant is B2C or tenant doesn\'t have premium license', innerError: { date: '2026-09-14T08:06:22', 'request-id': 'r', 'client-request-id': 'r' } } };
  expect(directoryOf(licence, log).refused).toEqual(['The request for the sign-in log was refused by Microsoft Graph: Authentication_RequestFromNonPremiumTenantOrB2CTenant (Neither tenant is B2C or tenant doesn\'t have premium license). Reading this log needs a Microsoft Entra ID P1 or P2 licence in the tenant.']);
  expect(directoryOf({ error: { code: 'PrtraceNoAnswer', message: 'Graph is too busy (HTTP 429)' } }, log).refused).toEqual(['The request for the sign-in log brought nothing: Graph is too busy (HTTP 429).']);
});

test('a deleted user is known by the name from before', () => {
  const mark = objectId.split('-').join('');
  const { users } = directoryOf({ '@odata.context': context('users'), value: [{ id: objectId, userPrincipalName: `${mark}user1@contoso.com`, deletedDateTime: '2026-09-14T08:06:22Z' }] });
  expect(users).toMatchObject([{ upn: 'user1@contoso.com', isDeleted: true }]);
});

test('a batch, with its requests and without', () => {
  const responses = [
    { id: '1', status: 200, body: { '@odata.context': context('devices'), value: [] } },
    { id: '2', status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'Resource \'x\' does not exist …', innerError: {} } } },
    { id: '3', status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', innerError: {} } } },
    { id: '4', status: 200, body: { '@odata.context': context('users/$entity'), id: 'U1', userPrincipalName: 'user1@contoso.com', accountEnabled: false } },
    { id: '5', status: 404 },
    { id: '6', status: 503 },
  ];
  const requests = [
    { id: '1', method: 'GET', url: `/devices?$filter=deviceId eq '${deviceId}'` }, { id: '2', method: 'GET', url: '/users/user2@contoso.com' },
    { id: '3', method: 'GET', url: '/auditLogs/signIns?$top=5' }, { id: '5', method: 'GET', url: `/devices(deviceId='${deviceId}')` },
  ];
  const whole = directoryOf({ requests, responses });
  expect(whole.misses).toEqual([
    { file: 'graph.json', locator: '$.responses[0].body.value', of: 'device', key: deviceId, by: 'device-id', exact: true },
    { file: 'graph.json', locator: '$.responses[1].body', of: 'user', key: 'user2@contoso.com', by: 'upn', exact: true },
    { file: 'graph.json', locator: '$.responses[4]', of: 'device', key: deviceId, by: 'device-id', exact: true },
  ]);
  expect(whole.users).toMatchObject([{ objectId: 'u1', upn: 'user1@contoso.com', accountEnabled: false, isDeleted: false, locator: '$.responses[3].body' }]);
  expect(whole.refused).toEqual([
    'The request for the sign-in log was refused by Microsoft Graph: Authorization_RequestDenied (Insufficient privileges to complete the operation). Whoever asks needs the permission AuditLog.Read.All and, as a person, a role such as Reports Reader.',
    'A request was refused by Microsoft Graph: HTTP 503.',
  ]);
  const alone = directoryOf({ responses });
  expect(alone.misses).toMatchObject([{ of: 'device', exact: false }, { of: 'device', key: 'x', exact: false }]);
});

test('a user, an Intune device and an audit entry', () => {
  const { users, managed, audits } = directoryOf([
    { id: 'U1', userPrincipalName: 'user1@contoso.com', accountEnabled: true, userType: 'Member', onPremisesSyncEnabled: true, onPremisesUserPrincipalName: 'user1@contoso.local', onPremisesSamAccountName: 'user1',
      lastPasswordChangeDateTime: '2026-09-01T07:00:00Z', signInSessionsValidFromDateTime: '2026-09-01T07:00:01Z', passwordPolicies: 'None' },
    { id: 'm', deviceName: 'PC-1', azureADDeviceId: deviceId.toUpperCase(), complianceState: 'noncompliant', joinType: 'hybridAzureADJoined', deviceRegistrationState: 'registered', managementState: 'managed',
      userPrincipalName: 'user1@contoso.com', enrolledDateTime: '2025-02-03T09:00:00Z', lastSyncDateTime: '0001-01-01T00:00:00Z' },
    { id: 'Directory_1', category: 'Device', correlationId: 'C', result: 'success', resultReason: '', activityDisplayName: 'Disable device', activityDateTime: '2026-09-14T08:06:22.1234567Z',
      initiatedBy: { app: null, user: { id: 'a', userPrincipalName: 'admin1@contoso.com', ipAddress: null } },
      targetResources: [{ id: objectId, displayName: 'PC-1', type: 'Device', userPrincipalName: null, modifiedProperties: [
        { displayName: 'AccountEnabled', oldValue: '[true]', newValue: '[false]' },
        { displayName: 'Included Updated Properties', oldValue: null, newValue: '"AccountEnabled"' },
        { displayName: 'Password', oldValue: null, newValue: '"x"' },
      ] }] },
  ]);
  expect(users).toEqual([{
    file: 'graph.json', locator: '$[0]', objectId: 'u1', upn: 'user1@contoso.com', accountEnabled: true, userType: 'Member', onPremisesSyncEnabled: true, onPremisesUpn: 'user1@contoso.local', samAccountName: 'user1',
    lastPasswordChangeUtc: Date.UTC(2026, 8, 1, 7), sessionsValidFromUtc: Date.UTC(2026, 8, 1, 7, 0, 1), passwordPolicies: 'None', isDeleted: false,
  }]);
  expect(managed).toEqual([{
    file: 'graph.json', locator: '$[1]', deviceId, name: 'PC-1', upn: 'user1@contoso.com', complianceState: 'noncompliant', joinType: 'hybridAzureADJoined', registrationState: 'registered', managementState: 'managed',
    enrolledUtc: Date.UTC(2025, 1, 3, 9),
  }]);
  expect(audits).toEqual([{
    file: 'graph.json', locator: '$[2]', atUtc: Date.UTC(2026, 8, 14, 8, 6, 22, 123), activity: 'Disable device', category: 'Device', result: 'success', by: 'admin1@contoso.com', correlationId: 'c',
    targets: [{ type: 'Device', id: objectId, name: 'PC-1', changes: [
      { property: 'AccountEnabled', from: 'true', to: 'false' }, { property: 'Included Updated Properties', to: 'AccountEnabled' }, { property: 'Password' },
    ] }],
  }]);
});

describe('sign-ins', () => {
  const signIn = {
    id: 'A1', createdDateTime: '2026-09-14T08:06:22Z', userPrincipalName: 'user1@contoso.com', userId: 'U1', appId: 'B1', appDisplayName: 'Microsoft Teams', correlationId: 'C1',
    conditionalAccessStatus: 'failure', isInteractive: true, clientAppUsed: 'Mobile Apps and Desktop clients', resourceDisplayName: 'Microsoft Graph', resourceId: 'D1', ipAddress: '192.0.2.10',
    uniqueTokenIdentifier: 'SECRET', sessionId: 'SECRET', userAgent: 'Mozilla/5.0', incomingTokenType: 'primaryRefreshToken', authenticationProtocol: 'deviceCode', signInEventTypes: ['interactiveUser'],
    tokenProtectionStatusDetails: { signInSessionStatus: 'unbound', signInSessionStatusCode: 1002 },
    status: { errorCode: 53003, failureReason: 'Access has been blocked by Conditional Access policies.', additionalDetails: null },
    deviceDetail: { deviceId: '', displayName: '', operatingSystem: 'Windows10', browser: 'Edge 128.0', isCompliant: false, isManaged: false, trustType: '' },
    appliedConditionalAccessPolicies: [{ id: 'P', displayName: 'Require a compliant device', enforcedGrantControls: ['CompliantDevice'], enforcedSessionControls: [], result: 'failure' }],
  };
  const expected = {
    file: 'graph.json', locator: '$.value[0]', id: 'a1', atUtc: Date.UTC(2026, 8, 14, 8, 6, 22), correlationId: 'c1', upn: 'user1@contoso.com', userId: 'u1', appId: 'b1', app: 'Microsoft Teams',
    resourceId: 'd1', resource: 'Microsoft Graph', errorCode: 53003, failureReason: 'Access has been blocked by Conditional Access policies.', interactive: true, incomingTokenType: 'primaryRefreshToken',
    clientApp: 'Mobile Apps and Desktop clients', protocol: 'deviceCode', deviceId: '', isCompliant: false, isManaged: false, browser: 'Edge 128.0', operatingSystem: 'Windows10', userAgent: 'Mozilla/5.0',
    conditionalAccess: 'failure', policies: [{ name: 'Require a compliant device', result: 'failure', grants: ['CompliantDevice'] }], tokenProtection: 'unbound', tokenProtectionCode: 1002, ipAddress: '192.0.2.10',
  };

  test('of Graph', () => {
    expect(signInsOf({ '@odata.context': context('auditLogs/signIns'), value: [signIn] })).toEqual({ file: 'graph.json', signIns: [expected], hasIncomingTokenType: true });
  });

  test('of a diagnostic setting, one record per line', () => {
    const record = { time: '2026-09-14T08:06:23.5Z', resourceId: '/tenants/x/providers/Microsoft.aadiam', operationName: 'Sign-in activity', category: 'NonInteractiveUserSignInLogs', resultType: '53003', callerIpAddress: '192.0.2.10', properties: { ...signIn, isInteractive: false } };
    const { signIns } = signInsOf([record, record].map((one) => JSON.stringify(one)).join('\n'));
    expect(signIns).toMatchObject([{ ...expected, locator: '$', line: 1, interactive: false }, { line: 2 }]);
    expect(signInsOf({ records: [record] }).signIns[0]).toMatchObject({ locator: '$.records[0]', interactive: false });
  });

  test('of Log Analytics: JSON in texts, numbers in texts, tables and rows', () => {
    const row = {
      TimeGenerated: '2026-09-14T08:06:22.1234567Z', Id: 'A1', UserPrincipalName: 'user1@contoso.com', ResultType: '50155', ResultDescription: 'Device is not authenticated.', AppDisplayName: 'Microsoft Teams',
      DeviceDetail: JSON.stringify(signIn.deviceDetail), Status: JSON.stringify({ errorCode: 50155, failureReason: 'Device is not authenticated.' }), ConditionalAccessPolicies: JSON.stringify(signIn.appliedConditionalAccessPolicies),
      ConditionalAccessStatus: 'notApplied', Type: 'AADNonInteractiveUserSignInLogs', TenantId: 'w',
    };
    const wanted = { errorCode: 50155, failureReason: 'Device is not authenticated.', deviceId: '', interactive: false, conditionalAccess: 'notApplied', policies: expected.policies, atUtc: Date.UTC(2026, 8, 14, 8, 6, 22, 123) };
    expect(signInsOf([row]).signIns[0]).toMatchObject(wanted);
    const table = { tables: [{ name: 'PrimaryResult', columns: Object.keys(row).map((name) => ({ name, type: 'string' })), rows: [Object.values(row)] }] };
    expect(signInsOf(table).signIns[0]).toMatchObject({ ...wanted, locator: '$.tables[0].rows[0]' });
  });

  test.each([
    ['no device detail', undefined, undefined],
    ['an empty device detail', {}, undefined],
    ['a device', { deviceId: deviceId.toUpperCase() }, deviceId],
    ['a masked device', { deviceId: '{PII Removed}' }, undefined],
    ['a null device id', { deviceId: null }, undefined],
  ])('%s', (_, deviceDetail, id) => {
    const [read] = signInsOf([{ ...signIn, deviceDetail }]).signIns;
    expect(read!.deviceId).toBe(id);
    expect('deviceId' in read!).toBe(id !== undefined);
  });

  test('one bad member costs only itself', () => {
    const { signIns, notes } = read({ value: [signIn, { ...signIn, deviceDetail: 'Microsoft.Graph.PowerShell.Models.MicrosoftGraphDeviceDetail', createdDateTime: 'soon' }, 7] });
    expect(signIns!.signIns).toHaveLength(2);
    expect(signIns!.signIns[1]).not.toHaveProperty('deviceId');
    expect(notes).toEqual([
      '$.value[1]: createdDateTime is not a date that can be read in one way.', '$.value[1]: deviceDetail is not an object.',
      '$.value[2]: this is no device, user, sign-in or audit entry that Prtrace knows.',
    ]);
  });

  test('no token is kept, wherever it stands', () => {
    const token = `eyJ${'A'.repeat(60)}.${'b'.repeat(60)}`;
    const { signIns } = signInsOf([{ ...signIn, status: { errorCode: 1, failureReason: `bad token ${token} given` } }]);
    expect(JSON.stringify(signIns)).not.toMatch(/SECRET|eyJA/);
    expect(signIns[0]!.failureReason).toBe('bad token [token removed] given');
  });
});

test('audit entries of Log Analytics', () => {
  const { audits } = directoryOf([{
    TimeGenerated: '2026-09-14T08:06:22Z', OperationName: 'Delete device', Result: 'success', Category: 'Device', CorrelationId: 'C',
    InitiatedBy: '{"app":{"displayName":"Sync service"}}', TargetResources: `[{"id":"${objectId}","displayName":"PC-1","type":"Device","modifiedProperties":[]}]`,
  }]);
  expect(audits).toMatchObject([{ activity: 'Delete device', by: 'Sync service', result: 'success', targets: [{ id: objectId, name: 'PC-1' }] }]);
});

describe('damaged JSON', () => {
  const device = (n: number) => `{"id":"${String(n)}","deviceId":"d${String(n)}","accountEnabled":true}`;
  test.each([
    ['a byte order mark', `\ufeff[${device(1)},${device(2)}]`, 2, 0],
    ['a prompt before it', `PS C:\\> az rest --url x\n{"value":[${device(1)}]}`, 1, 0],
    ['a prompt after it', `{"value":[${device(1)}]}\nPS C:\\> exit "`, 1, 1],
    ['pages one after the other', `{"value":[${device(1)}]}\n{"value":[${device(2)}]}`, 2, 0],
    ['one record per line', `${device(1)}\r\n${device(2)}\r\n`, 2, 0],
    ['cut off', `{"@odata.context":"${context('devices')}","value":[${device(1)},${device(2)},{"id":"3","dev`, 2, 1],
    ['cut off in a list without envelope', `[${device(1)},${device(2)},{"id":`, 2, 1],
    ['a damaged record', `{"value":[${device(1)},{"id":"2",,},${device(3)}]}`, 2, 2],
    ['a line break inside a text', `[{"id":"1","deviceId":"d\n1","accountEnabled":true}]`, 1, 1],
    ['a single object cut off', `{"id":"1","deviceId":"d1","accountEnabled":true,"trustT`, 1, 1],
  ])('%s', (_, text, devices, notes) => {
    const parsed = read(text);
    expect(parsed.recognised).toBe(true);
    expect(parsed.directory!.devices).toHaveLength(devices);
    expect(parsed.notes).toHaveLength(notes);
  });

  test('lines are told where there are several values', () => {
    expect(directoryOf(`${device(1)}\n\n${device(2)}`).devices).toMatchObject([{ line: 1, locator: '$' }, { line: 3, locator: '$' }]);
  });
});

describe('leaves to other parsers', () => {
  test.each([
    ['a network recording', { log: { version: '1.2', entries: [{ request: { url: 'https://graph.microsoft.com/v1.0/devices' }, response: { status: 200, content: { text: '{"@odata.context":"x","deviceId":"y","accountEnabled":true}' } } }] } }],
    ['an event log', [{ Id: 1104, ProviderName: 'Microsoft-Windows-AAD', LevelDisplayName: 'Error', UserId: 'S-1-5-18', Message: 'AccountEnabled" userPrincipalName"' }]],
    ['an OAuth answer', { error: 'invalid_grant', error_description: 'AADSTS50155: Device is not authenticated.', error_codes: [50155] }],
    ['an answer of Azure', { error: { code: 'AuthorizationFailed', message: 'The client does not have authorization.' } }],
    ['a report of Prtrace', { schemaVersion: 1, results: [{ facts: { DeviceId: deviceId, AzureAdJoined: 'YES' } }] }],
    ['dsregcmd as JSON', { AzureAdJoined: 'YES', DeviceId: deviceId, AzureAdPrt: 'NO' }],
    ['other lists', [1, 2, 3]], ['nothing', {}], ['an empty list', []],
    ['another Graph list', { '@odata.context': context('groups'), value: [{ id: 'g', displayName: 'All users', description: 'deviceId"' }] }],
  ])('%s', (_, content) => {
    const { recognised, artifacts } = read(content);
    expect(recognised).toBe(false);
    expect(artifacts).toEqual([]);
  });
});
