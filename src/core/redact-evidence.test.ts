import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputFile } from './evidence/input.js';
import { examine } from './examine.js';
import { makeZip } from './intake/make-zip.test-support.js';
import { redactor } from './intake/redact.js';
import { evidenceTexts, isEvidenceText } from './redact-evidence.js';
import type { Report } from './report/report.js';
import { captureText, deviceId, refusedWith, tenantId } from './testing/capture-text.js';
import { encodeEvtx } from './testing/encode-evtx.js';

const key = 'a key for the tests';
const thumbprint = 'D293213EF327483560EED8410CAE36BB67208179';
const objectId = '9a8b7c6d-5e4f-4a3b-9c2d-1e0f9a8b7c6d';
const userId = '5f6e7d8c-9b0a-4c1d-8e2f-3a4b5c6d7e8f';
const correlationId = '63648321-fc5c-46eb-996e-ed1f3ba7740f';
const userSid = 'S-1-12-1-1600028044-1276229402-1512846222-2406309434';
const domainSid = 'S-1-5-21-1004336348-1177238915-682003330-1123';
const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ upn: 'alex@contoso.com', oid: userId })).toString('base64url')}.${'s'.repeat(60)}`;
const encoder = new TextEncoder();

const keyOfDevice = Buffer.from(`X509:<SHA1-TP-PUBKEY>${thumbprint}3NE5oFnmBJAZKPbGTG0BXFZEJeqxAsZLU2SKGVsv1vY=`, 'utf16le').toString('base64');
const device = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#devices',
  value: [
    { id: objectId, deviceId, displayName: 'PC-0042', accountEnabled: false, trustType: 'ServerAd', operatingSystem: 'Windows', isCompliant: true, approximateLastSignInDateTime: '2026-03-01T07:00:00Z', registrationDateTime: '2023-01-11T21:32:50Z', onPremisesSyncEnabled: true, onPremisesSecurityIdentifier: domainSid, alternativeSecurityIds: [{ type: 2, key: keyOfDevice }], physicalIds: [`[USER-GID]:${userId}:6755411111111111`, `[GID]:g:6755411111111111`], registeredOwners: [{ id: userId, userPrincipalName: 'alex@contoso.com', displayName: 'Alex Wilber' }] },
    { id: '0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d', deviceId: '1b2c3d4e-5f6a-4b7c-8d9e-0f1a2b3c4d5e', displayName: 'PC-0042', accountEnabled: true, trustType: 'AzureAd', registrationDateTime: '2025-01-11T21:32:50Z' },
  ],
};
const audits = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/directoryAudits',
  value: [{
    id: 'Directory_1', category: 'Device', correlationId: '0a0b0c0d-1111-4000-8000-000000000012', result: 'success', activityDisplayName: 'Disable device', activityDateTime: '2026-03-01T17:03:06Z', loggedByService: 'Core Directory', operationType: 'Update',
    initiatedBy: { app: null, user: { id: '77777777-1111-4000-8000-000000000013', displayName: 'Casey Admin', userPrincipalName: 'casey@contoso.com', ipAddress: '203.0.113.77' } },
    targetResources: [{ id: objectId, displayName: 'PC-0042', type: 'Device', modifiedProperties: [{ displayName: 'AccountEnabled', oldValue: '[true]', newValue: '[false]' }, { displayName: 'DisplayName', oldValue: '"OLDNAME-0041"', newValue: '"PC-0042"' }, { displayName: 'TargetId.DeviceId', oldValue: null, newValue: `"${deviceId}"` }] }],
  }],
};
const signIns = {
  '@odata.context': 'https://graph.microsoft.com/beta/$metadata#auditLogs/signIns',
  value: [{
    id: 'aaaa1111-2222-4333-8444-555566667777', createdDateTime: '2026-03-02T09:00:00Z', userDisplayName: 'Alex Wilber', userPrincipalName: 'alex@contoso.com', userId, appId: '38aa3b87-a06d-4817-b275-7a316988d93b', appDisplayName: 'Windows Sign In', ipAddress: '198.51.100.23', ipAddressFromResourceProvider: '2001:4898:80e8:1::7', clientAppUsed: 'Mobile Apps and Desktop clients', correlationId, isInteractive: true,
    status: { errorCode: 135011, failureReason: 'Device used during the authentication is disabled.', additionalDetails: 'The device PC-0042 of alex@contoso.com is disabled.' },
    deviceDetail: { deviceId, displayName: 'PC-0042', operatingSystem: 'Windows 10', browser: 'Edge 128.0', isCompliant: true, isManaged: true, trustType: 'Hybrid Azure AD joined' },
    location: { city: 'Springfield', state: 'Illinois', countryOrRegion: 'US', geoCoordinates: { altitude: null, latitude: 39.78, longitude: -89.65 } },
    appliedConditionalAccessPolicies: [{ id: 'bbbb1111-2222-4333-8444-555566667777', displayName: 'Block legacy authentication for all contoso users', result: 'notApplied', enforcedGrantControls: [] }],
  }],
};
const signInsCsv = 'Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,Application,Application ID ,Resource,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID\r\n'
  + `2026-03-02T08:58:00Z,cccc1111-2222-4333-8444-555566667777,"Mozilla/5.0 (Windows NT 10.0; Win64; x64), like Edge",dddd1111-2222-4333-8444-555566667777,${userId},Alex Wilber,alex@contoso.com,Microsoft Teams,1fec8e78-bce4-4aaf-ab1b-5451cc387264,Microsoft Graph,198.51.100.23,"Springfield, Illinois, US",Failure,50155,"Device is not authenticated, says ""PC-0042"".",Browser,${deviceId}\r\n`;

const evtx = encodeEvtx([
  { provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1006, level: 4, atUtc: Date.UTC(2026, 2, 2, 8, 59, 58), computer: 'PC-0042.contoso.com', userSid, data: [['UserPrincipalName', 'alex@contoso.com'], ['Sid', { type: 'sid', value: userSid }]] },
  { provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1081, level: 2, atUtc: Date.UTC(2026, 2, 2, 8, 59, 59), computer: 'PC-0042.contoso.com', userSid: 'S-1-5-18', data: [['Error', 'invalid_grant'], ['ErrorDescription', `AADSTS135011: Device used during the authentication is disabled. Trace ID: eeee1111-2222-4333-8444-555566667777 Correlation ID: ${correlationId} Timestamp: 2026-03-02 08:59:59Z`], ['Blob', { type: 'binary', value: new Uint8Array(Buffer.from('CONTOSO\\alex signs in on PC-0042 of contoso today', 'utf16le')) }]] },
  ...Array.from({ length: 450 }, (_, i) => ({ provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', id: 1098, level: 2, atUtc: Date.UTC(2026, 2, 1, 8, 0, i), computer: 'PC-0042.contoso.com', data: [['Error', { type: 'hex32', value: 0xcaa20003 }], ['ErrorMessage', `Resource for alex@contoso.com & 'PC-0042' <${i}>`]] as const })),
]);

const clixml = `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
  <Obj RefId="0"><TN RefId="0"><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN>
    <Props><I32 N="Id">304</I32><By N="Level">2</By><I64 N="RecordId">4711</I64><S N="ProviderName">Microsoft-Windows-User Device Registration</S>
      <S N="LogName">Microsoft-Windows-User Device Registration/Admin</S><S N="MachineName">PC-0042.contoso.com</S>
      <Obj N="UserId" RefId="1"><ToString>${domainSid}</ToString></Obj><DT N="TimeCreated">2026-03-01T09:00:00.0000000+01:00</DT></Props>
    <MS><S N="Message">Automatic registration failed for CONTOSO\\alex_x000D__x000A_on PC-0042_x000D__x000A_Tenant: contoso.com</S></MS></Obj>
</Objs>
`;
const hexText = (text: string) => Array.from(Buffer.from(`${text}\0`, 'utf16le'), (byte) => byte.toString(16).padStart(2, '0')).join(',');
const ascii = (text: string) => [text.length & 255, 0, 0, 0, ...Buffer.from(text)];
const winHttp = [0x28, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, ...ascii('proxy7.contoso.com:8080'), ...ascii('*.contoso.com;<local>;intra.contoso.com')].map((byte) => byte.toString(16).padStart(2, '0'));
const registry = ['Windows Registry Editor Version 5.00', '', `[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\${thumbprint}]`,
  `"TenantId"="${tenantId}"`, '"UserEmail"="alex@contoso.com"', '"TenantName"="Contoso"', `"Owner"="CONTOSO\\\\alex"`, `"Profile"=hex(2):${hexText('C:\\Users\\alex\\AppData').replace(/((?:..,){20})/g, '$1\\\r\n  ')}`, '',
  `[HKEY_USERS\\${domainSid}_Classes]`, `"Sid"="${userSid}"`, '', '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections]',
  `"WinHttpSettings"=hex:${winHttp.slice(0, 20).join(',')},\\`, `  ${winHttp.slice(20).join(',')}`, ''].join('\r\n');
const har = JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector' }, entries: [{
  startedDateTime: '2026-03-02T09:00:00.000Z', time: 120, serverIPAddress: '10.20.30.40',
  request: { method: 'POST', url: `https://login.microsoftonline.com/${tenantId}/oauth2/token?login_hint=alex%40contoso.com&domain=CONTOSO%5Calex`, headers: [{ name: 'Cookie', value: 'buid=PRIVATECOOKIEVALUE; x=1' }, { name: 'Authorization', value: `Bearer ${jwt}` }, { name: 'Host', value: 'login.microsoftonline.com' }], cookies: [{ name: 'buid', value: 'PRIVATECOOKIEVALUE' }], postData: { mimeType: 'application/x-www-form-urlencoded', text: 'username=alex%40contoso.com&password=PRIVATEPASSWORD&grant_type=password', params: [{ name: 'password', value: 'PRIVATEPASSWORD' }] } },
  response: { status: 400, statusText: 'Bad Request', headers: [{ name: 'Set-Cookie', value: 'esctx=PRIVATECOOKIEVALUE; path=/' }, { name: 'Date', value: 'Mon, 02 Mar 2026 09:00:00 GMT' }], content: { mimeType: 'application/json', encoding: 'base64', text: Buffer.from(JSON.stringify({ error: 'invalid_grant', error_description: `AADSTS135011: Device used during the authentication is disabled. PC-0042, alex@contoso.com, ${deviceId}`, error_codes: [135011] })).toString('base64') } },
}] } }, undefined, 1);
const curl = `* Connected to login.microsoftonline.com (10.20.30.41) port 443\n*  subject: CN=login.microsoftonline.com\n*  issuer: CN=Contoso Web Gateway CA\n> GET /${tenantId}/oauth2 HTTP/1.1\n> Host: login.microsoftonline.com\n> Cookie: a=PRIVATECOOKIEVALUE\n>\n< HTTP/1.1 200 OK\n< Content-Type: text/html\n< Set-Cookie: b=PRIVATECOOKIEVALUE; path=/\n<\n`;
const notes = `Jane called about PC-0042 (alex@contoso.com, CONTOSO\\alex, C:\\Users\\alex). Address 198.51.100.23, card A0-B1-C2-D3-E4-F5.\nLink: https://portal.contoso.com/?u=CONTOSO%5Calex&v=alex%2540contoso.com\n${Buffer.from('the account is alex@contoso.com on PC-0042').toString('base64')}\n`
  + `Thumbprint ${thumbprint.toLowerCase().match(/../g)!.join(' ')}\nSHA1 Fingerprint=${thumbprint.match(/../g)!.join(':')}\nBytes: ${[...Buffer.from('X509:alex@contoso.com', 'utf16le')].join(' ')}\n`;

/** Made with OpenSSL for this test. */
const certificate = `MIIBkjCCATgCAgTSMAoGCCqGSM49BAMCMHoxEzARBgoJkiaJk/IsZAEZFgNuZXQx
YzAVBgoJkiaJk/IsZAEZFgd3aW5kb3dzMB0GA1UEAwwWTVMtT3JnYW5pemF0aW9u
LUFjY2VzczArBgNVBAsMJDgyZGJhY2E0LTNlODEtNDZjYS05YzczLTA5NTBjMWVh
Y2E5NzAeFw0yNjExMjIxNDA3MzNaFw0zNjExMTkxNDA3MzNaMC8xLTArBgNVBAMM
JDExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABDvz//Z+7aOLOE1rNmldz7UrUWeS1BTipOTTEexyaWIb
JzGU+CxFU3BKNsFEXz74duUrpHKrzuBssbVIalb9aTYwCgYIKoZIzj0EAwIDSAAw
RQIgFQGtKjBTLE1Q8e357EbKiXmajkgT6YSepdvBhzd8CUQCIQDSOciUb5dlt+fL
erAjLnwm+H8M6rAUdXV2RZcjUmvDzg==`;
const pem = `Bag Attributes\n-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`;
const der = new Uint8Array(Buffer.from(certificate.replaceAll('\n', ''), 'base64'));

const capture = captureText({ details: { Thumbprint: thumbprint, DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: { AzureAdPrt: 'NO', AzureAdPrtUpdateTime: undefined, AzureAdPrtExpiryTime: undefined }, attempt: refusedWith('AADSTS135011: Device used during the authentication is disabled.') });
const proxy = '\r\nCurrent WinHTTP proxy settings:\r\n\r\n    Proxy Server(s) :  proxy7.contoso.com:8080\r\n    Bypass List     :  *.contoso.com;<local>\r\n\r\n';

const sources: Readonly<Record<string, string | Uint8Array>> = {
  'dsregcmd.txt': capture, 'graph/devices.json': JSON.stringify(device, undefined, 2), 'graph/audits.json': JSON.stringify(audits), 'graph/signins.json': JSON.stringify(signIns),
  'graph/InteractiveSignIns.csv': signInsCsv, 'logs/PC-0042_aad_oper.evtx': evtx, 'logs/registration.clixml': clixml, 'reg/joininfo.reg': registry, 'net/session.har': har, 'net/curl.txt': curl, 'net/proxy.txt': proxy,
  'notes.txt': notes,
};

/** Everything that must not be in any copy, in lower case. */
const names = ['alex', 'wilber', 'casey', 'pc-0042', 'oldname-0041', 'contoso', deviceId, tenantId, objectId, userId, correlationId, thumbprint, userSid, domainSid, '1b2c3d4e-5f6a', '77777777-1111-4000', '198.51.100.23', '203.0.113.77', '10.20.30.4', '2001:4898',
  'a0-b1-c2-d3', 'springfield', 'illinois', '39.78', '89.65', 'proxy7', 'privatecookievalue', 'privatepassword', '11111111-2222-4333-8444', 'f66f54f59856'].map((name) => name.toLowerCase());

function fileOf(path: string, content: string | Uint8Array): InputFile {
  return { path, bytes: typeof content === 'string' ? encoder.encode(content) : content };
}

/** As the command does it: learn from everything, then replace in everything. */
function redacted(files: readonly InputFile[], hider = redactor(key)): { readonly files: readonly InputFile[]; readonly refused: readonly string[] } {
  for (const file of files) for (const one of evidenceTexts(file)) if (isEvidenceText(one)) for (const part of one.parts()) hider.learn(part);
  const made: InputFile[] = [];
  const refused: string[] = [];
  for (const file of files) {
    for (const one of evidenceTexts(file)) {
      if (isEvidenceText(one)) made.push(fileOf(hider.path(one.path), [...one.parts()].map((part) => hider.text(part)).join('')));
      else refused.push(`${one.file}: ${one.reason}`);
    }
  }
  return { files: made, refused };
}

function verdicts({ results, unread }: Report): unknown {
  return {
    unread: unread.length,
    results: results.map(({ verdict, stages, context, evidence, changed, sequence }) => ({
      class: verdict.class, stage: verdict.stage, confidence: verdict.confidence, causes: verdict.causes.map(({ id, confidence }) => `${id} ${confidence}`),
      ruledOut: verdict.ruledOut.map(({ id }) => id), observations: verdict.observations.length, conflicts: verdict.conflicts.length,
      stages: stages.map(({ id, state }) => `${id} ${state}`), kind: context.kind, evidence: evidence?.map(({ kind, what }) => `${kind}: ${what}`).sort(), changed: changed?.from, sequence: sequence.map(({ id, checked }) => `${id} ${checked}`),
    })),
  };
}

/** All readings of a text in which a name could hide. */
function readings(text: string): readonly string[] {
  const found = [text.toLowerCase(), text.replaceAll('\\\\', '\\').toLowerCase()];
  for (const run of text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []) {
    for (const shift of [0, 1, 2, 3]) {
      const bytes = Buffer.from(run.slice(shift), 'base64');
      found.push(bytes.toString('latin1').toLowerCase(), bytes.toString('latin1').replaceAll('\0', '').toLowerCase());
    }
    if (/^[0-9a-f]+$/i.test(run)) found.push(Buffer.from(run, 'hex').toString('latin1').replaceAll('\0', '').toLowerCase());
  }
  for (const run of text.match(/%[0-9A-Za-z%._@-]+|[^\s"']*%[^\s"']*/g) ?? []) {
    try {
      const once = decodeURIComponent(run);
      found.push(once.toLowerCase(), decodeURIComponent(once).toLowerCase());
    } catch {
      // No percent encoding.
    }
  }
  for (const run of text.replaceAll(/\\\r?\n\s*/g, '').match(/(?:[0-9a-f]{2},){6,}[0-9a-f]{2}/gi) ?? []) found.push(Buffer.from(run.replaceAll(',', ''), 'hex').toString('latin1').replaceAll('\0', '').toLowerCase());
  for (const run of text.match(/(?:\d{1,3}[ ,]\s*){8,}\d{1,3}/g) ?? []) found.push(Buffer.from(run.split(/[\s,]+/).map(Number)).toString('latin1').replaceAll('\0', '').toLowerCase());
  for (const run of text.match(/(?:[0-9a-f]{2}[: ]){6,}[0-9a-f]{2}/gi) ?? []) found.push(run.replaceAll(/[: ]/g, '').toLowerCase());
  return found;
}

function namesLeft(text: string): readonly string[] {
  const all = readings(text).join('\n');
  return names.filter((name) => all.includes(name));
}

const together = Object.entries(sources).map(([path, content]) => fileOf(path, content));

describe('each file alone', () => {
  test.each(Object.entries({ ...sources, 'device.pem': pem, 'device.cer': der }))('%s loses every name and gives the same', (path, content) => {
    const original = [fileOf(path, content)];
    const { files, refused } = redacted(original);
    expect(refused).toEqual([]);
    // Only a place that tells what a word is shows that it is a name.
    const untold = path === 'notes.txt' || path.endsWith('.csv') || path === 'net/curl.txt' ? ['pc-0042', 'contoso'] : [];
    for (const { path: copied, bytes } of files) expect([copied, namesLeft(`${copied}\n${new TextDecoder().decode(bytes)}`).filter((name) => !untold.includes(name))]).toEqual([copied, []]);
    expect(verdicts(examine(files))).toEqual(verdicts(examine(original)));
  });
});

describe('all together', () => {
  const { files } = redacted(together);
  const all = files.map(({ path, bytes }) => `${path}\n${new TextDecoder().decode(bytes)}`).join('\n');
  const before = examine(together);

  test('the verdict stays', () => {
    expect(before.results[0]!.verdict).toMatchObject({ class: 'device-trust', confidence: 'confirmed' });
    expect(before.results[0]!.changed ?? before.results[0]!.evidence).toBeDefined();
    expect(verdicts(examine(files))).toEqual(verdicts(before));
  });

  test('no name is left', () => {
    expect(namesLeft(all)).toEqual([]);
  });

  test('what everybody has stays', () => {
    for (const known of ['38aa3b87-a06d-4817-b275-7a316988d93b', 'AADSTS135011', 'login.microsoftonline.com', '2026-03-02T09:00:00Z', 'Disable device', 'AccountEnabled', 'Windows Sign In', 'Microsoft Teams', 'Microsoft-Windows-AAD', '0xcaa20003', 'ServerAd', 'hex(2):', 'Block legacy authentication for all ']) expect(all).toContain(known);
  });

  test('one name has one stand-in in all formats', () => {
    const standIn = redactor(key).text(deviceId);
    const [directory, log, table] = ['graph/devices.json', 'graph/signins.json', 'graph/InteractiveSignIns.csv'].map((path) => new TextDecoder().decode(files.find((file) => file.path === path)!.bytes));
    for (const text of [directory, log, table]) expect(text).toContain(standIn);
    expect((JSON.parse(directory!) as typeof device).value[0]!.displayName).toBe((JSON.parse(log!) as typeof signIns).value[0]!.deviceDetail.displayName);
    const upn = (JSON.parse(log!) as typeof signIns).value[0]!.userPrincipalName;
    expect(upn).toMatch(/^user-\w{10}@net-\w{10}\.com$/);
    for (const path of ['dsregcmd.txt', 'reg/joininfo.reg', 'notes.txt', 'graph/InteractiveSignIns.csv']) expect(new TextDecoder().decode(files.find((file) => file.path === path)!.bytes), path).toContain(upn);
    const [id] = (JSON.parse(directory!) as typeof device).value[0]!.alternativeSecurityIds!;
    expect(Buffer.from(id!.key, 'base64').toString('utf16le')).toContain(redactor(key).text(thumbprint));
  });

  test('a second redaction changes nothing', () => {
    const again = redacted(files);
    for (const [i, file] of again.files.entries()) expect(new TextDecoder().decode(file.bytes), file.path).toBe(new TextDecoder().decode(files[i]!.bytes));
  });

  test('so does the report lose every name, and uses the same stand-ins', () => {
    const report = redactor(key).report(before);
    expect(namesLeft(JSON.stringify(report))).toEqual([]);
    expect(JSON.stringify(report)).toContain(redactor(key).text(deviceId));
    expect(verdicts(report)).toEqual(verdicts(before));
    expect(report.results[0]!.facts['Device Name']).toBe(report.results[0]!.device.name);
  });
});

describe('archives', () => {
  const saz = makeZip([{ name: '[Content_Types].xml', data: '' }, { name: 'raw/1_c.txt', data: 'GET https://login.microsoftonline.com/ HTTP/1.1\r\n\r\n' }, { name: 'raw/1_s.txt', data: 'HTTP/1.1 200 OK\r\n\r\n' }, { name: 'raw/1_m.xml', data: '<Session/>' }]);
  const zip = makeZip([...Object.entries(sources).map(([name, data]) => ({ name, data })), { name: 'WAM/settings.dat', data: 'PRIVATECOOKIEVALUE' }, { name: 'net/session.saz', data: saz }, { name: '../../outside.txt', data: capture }, { name: 'screen.png', data: new Uint8Array(Buffer.from('\x89PNG alex', 'latin1')) }]);
  const original = [fileOf('case.zip', zip)];
  const { files, refused } = redacted(original);

  test('come out member by member, without names', () => {
    expect(files.map(({ path }) => path)).toContain('case.zip!/dsregcmd.txt');
    expect(files.map(({ path }) => path)).toContain('case.zip!/outside.txt');
    expect(files.map(({ path }) => path).join()).not.toMatch(/\.\.|PC-0042/);
    expect(files.some(({ path }) => path.endsWith('_aad_oper.evtx.xml'))).toBe(true);
    for (const { path, bytes } of files) expect([path, namesLeft(new TextDecoder().decode(bytes))]).toEqual([path, []]);
  });

  test('files of secrets, recordings and pictures are told and not copied', () => {
    expect(refused.map((line) => line.split(':')[0]).sort()).toEqual(['case.zip!/WAM/settings.dat', 'case.zip!/net/session.saz', 'case.zip!/screen.png']);
  });
});

describe('cases of the corpus with several files', () => {
  const corpus = join(import.meta.dirname, '../../corpus');
  const cases = readdirSync(corpus).filter((name) => !name.startsWith('.')).sort().flatMap((name) => {
    const folder = join(corpus, name, 'evidence');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile()).sort();
    return files.length > 1 ? [[name, files.map((file): InputFile => ({ path: file, bytes: readFileSync(join(folder, file)) }))] as const] : [];
  });

  test.each(cases)('%s', (_, original) => {
    const { files, refused } = redacted(original);
    const report = examine(files);
    // What was not copied is missing among what could not be read.
    const unread = [...report.unread, ...refused.map((reason) => ({ file: '', reason }))];
    expect(verdicts({ ...report, unread }), 'the verdict').toEqual(verdicts(examine(original)));
    const text = original.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
    const told = new Set((text.match(/[\w.-]+@[\w-]+\.[\w.]+|S-1-(?:12-1|5-21)[-\d]+|(?:DeviceId|TenantId|"deviceId")\W+[0-9a-f]{8}-[0-9a-f-]{27}/gi) ?? []).map((found) => found.toLowerCase().split(/[\s":]+/).at(-1)!));
    const after = files.map(({ path, bytes }) => `${path}\n${new TextDecoder().decode(bytes)}`).join('\n').toLowerCase();
    expect([...told].filter((name) => after.includes(name) && !/^[0f-]+$/.test(name))).toEqual([]);
  });
});
