import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleIn } from '../dsreg/sample.test-support.js';
import { csvRows } from './csv-rows.js';
import { entraCsv } from './entra-csv.js';

const sample = sampleIn(readFileSync(new URL('./entra-csv.ts', import.meta.url), 'utf8'));
const deviceId = '7f0e5f1c-0000-4000-8000-000000000002';
const objectId = '0f1e2d3c-0000-4000-8000-000000000001';

function read(text: string, path = 'export.csv') {
  const file = { path, text, firstLine: 1 };
  const recognised = entraCsv.recognises(file);
  const parsed = entraCsv.parse(file);
  return {
    recognised, ...parsed,
    directory: parsed.artifacts.find((artifact) => artifact.kind === 'directory')?.directory,
    signIns: parsed.artifacts.find((artifact) => artifact.kind === 'sign-ins')?.signIns,
  };
}

test('its sample', () => {
  const { recognised, notes, signIns } = read(sample, 'InteractiveSignIns_2026-09-14.csv');
  expect(recognised).toBe(true);
  expect(notes).toEqual([]);
  expect(signIns).toEqual({
    file: 'InteractiveSignIns_2026-09-14.csv', hasIncomingTokenType: true,
    signIns: [{
      file: 'InteractiveSignIns_2026-09-14.csv', line: 2, locator: 'row 2', id: '5d4c3b2a-0000-4000-8000-000000000011', atUtc: Date.UTC(2026, 8, 14, 8, 6, 22),
      correlationId: '0a0b0c0d-0000-4000-8000-000000000012', upn: 'user1@contoso.com', userId: '11111111-0000-4000-8000-000000000013', appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', app: 'Microsoft Teams',
      resourceId: '00000003-0000-0000-c000-000000000000', resource: 'Microsoft Graph', errorCode: 50155, failureReason: 'Device is not authenticated.', interactive: true, incomingTokenType: 'none',
      clientApp: 'Browser', protocol: 'none', deviceId: '', isCompliant: false, isManaged: false, browser: 'Edge 128.0', operatingSystem: 'Windows10',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64), like Edge', conditionalAccess: 'notApplied', policies: [], tokenProtection: 'unbound', tokenProtectionCode: 1002, ipAddress: '192.0.2.10',
    }],
  });
});

describe('sign-ins', () => {
  const header = 'Date (UTC),Request ID,User,Username,Application,Status,Sign-in error code';
  test.each([
    ['non-interactive by name', `${header}\n2026-09-14T08:06:22.1234567+00:00,R,User One,user1@contoso.com,Teams,Success,0`, 'NonInteractiveSignIns.csv', { errorCode: 0, interactive: false, atUtc: Date.UTC(2026, 8, 14, 8, 6, 22, 123) }],
    ['no code for success', `${header}\n2026-09-14,R,User One,user1@contoso.com,Teams,Success,None`, 'a.csv', { errorCode: 0 }],
    ['semicolons, sep= and a byte order mark', `\ufeffsep=;\r\n${header.replaceAll(',', ';')}\r\n"14.09.2026 08:06:22";"R";"One, User";"user1@contoso.com";"Teams";"Failure";"50155"\r\n`, 'a.csv', { errorCode: 50155, atUtc: Date.UTC(2026, 8, 14, 8, 6, 22), line: 3 }],
    ['tabs', `${header.replaceAll(',', '\t')}\n2026-09-14T08:06:22Z\tR\tOne\tuser1@contoso.com\tTeams\tFailure\t50155`, 'a.csv', { upn: 'user1@contoso.com' }],
    ['a line break and quotes in a cell', `${header}\n2026-09-14T08:06:22Z,R,"User ""One""\nof Contoso",user1@contoso.com,Teams,Failure,50155`, 'a.csv', { errorCode: 50155, line: 2 }],
    ['Log Analytics in a browser\'s language', 'TimeGenerated [UTC],ResultType,ResultDescription,UserPrincipalName,AppDisplayName,DeviceDetail_s,Type\n"9/14/2026, 8:06:22.123 PM",50155,Not authenticated,user1@contoso.com,Teams,"{""deviceId"":"""",""trustType"":""Azure AD joined""}",SigninLogs', 'query_data.csv',
      { errorCode: 50155, atUtc: Date.UTC(2026, 8, 14, 20, 6, 22, 123), deviceId: '', trustType: 'AzureAd', interactive: true, failureReason: 'Not authenticated' }],
    ['flattened columns', 'CreatedDateTime,UserPrincipalName,AppDisplayName,ConditionalAccessStatus,Status.ErrorCode,DeviceDetail.DeviceId\n2026-09-14T08:06:22Z,user1@contoso.com,Teams,notApplied,50155,', 'a.csv', { errorCode: 50155, deviceId: '' }],
    ['Export-Csv', '#TYPE Microsoft.Graph.PowerShell.Models.MicrosoftGraphSignIn\n"AppDisplayName","CreatedDateTime","UserPrincipalName","ConditionalAccessStatus","Status","DeviceDetail"\n"Teams","2026-09-14T08:06:22Z","user1@contoso.com","success","Microsoft.Graph.PowerShell.Models.MicrosoftGraphSignInStatus",""', 'a.csv', { app: 'Teams', conditionalAccess: 'success' }],
  ])('%s', (_, text, path, expected) => {
    const { recognised, signIns, notes } = read(text, path);
    expect(recognised).toBe(true);
    expect(notes).toEqual([]);
    expect(signIns!.signIns).toHaveLength(1);
    expect(signIns!.signIns[0]).toMatchObject(expected);
  });

  test('the order of day and month is found in another row; without one the time stays absent', () => {
    const row = (date: string) => `"${date}",R,One,user1@contoso.com,Teams,Failure,50155`;
    const times = (...dates: string[]) => read([header, ...dates.map(row)].join('\n')).signIns!.signIns.map(({ atUtc }) => atUtc);
    expect(times('05/09/2026 08:00:00', '14/09/2026 08:00:00')).toEqual([Date.UTC(2026, 8, 5, 8), Date.UTC(2026, 8, 14, 8)]);
    expect(times('9/5/2026 8:00:00 AM', '9/14/2026 8:00:00 AM')).toEqual([Date.UTC(2026, 8, 5, 8), Date.UTC(2026, 8, 14, 8)]);
    expect(times('9/5/2026 8:00:00 AM')).toEqual([undefined]);
  });

  test('a row of another length costs only itself', () => {
    const { signIns, notes } = read(`${header}\nx\n2026-09-14T08:06:22Z,R,One,user1@contoso.com,Teams,Failure,50155`);
    expect(signIns!.signIns).toHaveLength(1);
    expect(notes).toEqual(['row 2 (line 2): it has 1 columns where the header has 7.']);
  });

  test('a header without rows is a log without sign-ins', () => {
    expect(read(`${header},Incoming token type\n`).signIns).toEqual({ file: 'export.csv', signIns: [], hasIncomingTokenType: true });
  });
});

test('the audit log of the portal', () => {
  const { directory } = read('Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,ActorType,ActorDisplayName,ActorUserPrincipalName,Target1Type,Target1DisplayName,Target1ObjectId,Target1UserPrincipalName,Target1ModifiedProperty1Name,Target1ModifiedProperty1OldValue,Target1ModifiedProperty1NewValue,Target1ModifiedProperty2Name,Target1ModifiedProperty2OldValue,Target1ModifiedProperty2NewValue,Target2Type,Target2DisplayName\n'
    + `2026-09-14T08:06:22.1234567Z,C,Core Directory,Device,Disable device,success,,User,,admin1@contoso.com,Device,PC-1,${objectId},,AccountEnabled,[true],[false],,,,,\n`);
  expect(directory!.audits).toEqual([{
    file: 'export.csv', line: 2, locator: 'row 2', atUtc: Date.UTC(2026, 8, 14, 8, 6, 22, 123), activity: 'Disable device', category: 'Device', result: 'success', by: 'admin1@contoso.com', correlationId: 'c',
    targets: [{ type: 'Device', id: objectId, name: 'PC-1', changes: [{ property: 'AccountEnabled', from: 'true', to: 'false' }] }],
  }]);
});

describe('devices', () => {
  test.each([
    ['the portal\'s download', 'displayName,accountEnabled,operatingSystem,operatingSystemVersion,joinType (trustType),registeredOwners,userNames,mdmDisplayName,isCompliant,registrationTime,approximateLastSignInDateTime,deviceId,isManaged,objectId,profileType,systemLabels,model\n'
      + `PC-1,False,Windows,10.0.26100.4652,Microsoft Entra hybrid joined,,user1@contoso.com,Microsoft Intune,True,2025-02-03T09:00:00Z,2026-09-01T07:12:45Z,${deviceId},True,${objectId},RegisteredDevice,,x`,
      { objectId, deviceId, displayName: 'PC-1', accountEnabled: false, trustType: 'ServerAd', owners: ['user1@contoso.com'], isCompliant: true, isManaged: true, registeredUtc: Date.UTC(2025, 1, 3, 9), approximateLastSignInUtc: Date.UTC(2026, 8, 1, 7, 12, 45), isDeleted: false }],
    ['Export-Csv', `"DisplayName","AccountEnabled","DeviceId","TrustType","AlternativeSecurityIds"\n"PC-1","True","${deviceId}","AzureAd","System.Object[]"`, { deviceId, trustType: 'AzureAd', accountEnabled: true }],
    ['columns of the portal\'s list', `Name,Enabled,OS,Version,Join Type,Owner,MDM,Compliant,Registered,Activity,Device ID\nPC-1,Yes,Windows,10.0,Azure AD registered,user1@contoso.com,None,N/A,2025-02-03,2026-09-01,${deviceId}`, { displayName: 'PC-1', accountEnabled: true, trustType: 'Workplace', deviceId, operatingSystemVersion: '10.0' }],
  ])('%s', (_, text, expected) => {
    const { recognised, directory, notes } = read(text);
    expect(recognised).toBe(true);
    expect(notes).toEqual([]);
    expect(directory!.devices).toMatchObject([expected]);
    expect(directory!.devices[0]).not.toHaveProperty('hasKey');
  });

  test.each(['Azure AD Device ID', 'Microsoft Entra Device ID'])('Intune\'s export: %s', (name) => {
    const { directory } = read(`Device ID,Device name,Enrollment date,Last check-in,${name},OS version,Primary user UPN,Compliance,Managed by,Device state,JoinType\nintune-id,PC-1,2025-02-03 09:00:00.0000000,2026-09-14 08:06:22.0000000,${deviceId.toUpperCase()},10.0,user1@contoso.com,Compliant,Intune,Managed,Hybrid Azure AD joined`);
    expect(directory!.devices).toEqual([]);
    expect(directory!.managed).toEqual([{
      file: 'export.csv', line: 2, locator: 'row 2', deviceId, name: 'PC-1', upn: 'user1@contoso.com', complianceState: 'Compliant', joinType: 'Hybrid Azure AD joined', managementState: 'Managed',
      enrolledUtc: Date.UTC(2025, 1, 3, 9), lastSyncUtc: Date.UTC(2026, 8, 14, 8, 6, 22),
    }]);
  });
});

test('a portal download in another language says what to do', () => {
  const cells = Array.from({ length: 25 }, (_, i) => `Spalte ${String(i)}`);
  const { recognised, unread } = read(`Datum (UTC),${cells.join(',')}\n2026-09-14T08:06:22Z,${cells.map((_, i) => (i < 4 ? deviceId : 'x')).join(',')}`);
  expect(recognised).toBe(true);
  expect(unread).toContain('not English');
});

test.each([
  ['an event log', 'Level,Date and Time,Source,Event ID,Task Category\nError,9/14/2026 8:06:22 AM,AAD,1098,None'],
  ['a CSV of anything', 'Name,Enabled,Activity\na,b,c'],
  ['dsregcmd', '+----+\n| Device State |\n AzureAdJoined : YES, x, y\n'],
  ['JSON', '{"deviceId":"a","accountEnabled":true,"x":1}'],
  ['nothing', ''],
])('%s is left to others', (_, text) => {
  expect(read(text).recognised).toBe(false);
});

test('rows', () => {
  const rows = (text: string) => [...csvRows(text)].map(({ cells, line, row }) => [line, row, ...cells]);
  expect(rows('a,b\n\n1,"2\n3"\r\n"x""y",z\n')).toEqual([[1, 1, 'a', 'b'], [3, 2, '1', '2\n3'], [5, 3, 'x"y', 'z']]);
  expect(rows('a,b\n"open,1\n2,3')).toEqual([[1, 1, 'a', 'b'], [2, 2, '"open', '1'], [3, 3, '2', '3']]);
  expect(rows('a,b\n"x"y,1\n,\n')).toEqual([[1, 1, 'a', 'b'], [2, 2, 'xy', '1'], [3, 3, '', '']]);
});
