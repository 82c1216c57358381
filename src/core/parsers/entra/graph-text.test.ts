import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleIn } from '../dsreg/sample.test-support.js';
import { graphText } from './graph-text.js';

const sample = sampleIn(readFileSync(new URL('./graph-text.ts', import.meta.url), 'utf8'));
const deviceId = '7f0e5f1c-0000-4000-8000-000000000002';
const objectId = '0f1e2d3c-0000-4000-8000-000000000001';

function read(text: string, firstLine = 1) {
  const file = { path: 'device.txt', text, firstLine };
  const recognised = graphText.recognises(file);
  const parsed = graphText.parse(file);
  return { recognised, ...parsed, directory: parsed.artifacts.find((artifact) => artifact.kind === 'directory')?.directory };
}

test('its sample', () => {
  const { recognised, directory, notes } = read(sample);
  expect(recognised).toBe(true);
  expect(directory!.devices).toEqual([{
    file: 'device.txt', line: 1, objectId, deviceId, displayName: 'PC-1', accountEnabled: true, trustType: 'ServerAd', hasKey: true, thumbprints: ['0123456789ABCDEF0123456789ABCDEF01234567'],
    approximateLastSignInUtc: Date.UTC(2026, 8, 14, 8, 6, 22), onPremisesSyncEnabled: true, operatingSystemVersion: '10.0.26100.4652', isDeleted: false,
  }]);
  expect(notes).toEqual([]);
});

describe('objects', () => {
  test.each([
    ['Get-MgDevice', `AccountEnabled                : False\nAlternativeSecurityIds        : {Microsoft.Graph.PowerShell.Models.MicrosoftGraphAlternativeSecurityId}\nApproximateLastSignInDateTime : 14.09.2026 08:06:22\nDeviceId                      : ${deviceId}\nId                            : ${objectId}\nTrustType                     : AzureAd\n`,
      { accountEnabled: false, hasKey: true, trustType: 'AzureAd', objectId, approximateLastSignInUtc: Date.UTC(2026, 8, 14, 8, 6, 22) }],
    ['no key', `DeviceId : ${deviceId}\r\nTrustType : ServerAd\r\nAlternativeSecurityIds : {}\r\n`, { hasKey: false }],
    ['a value that goes on below', `DeviceId   : ${deviceId}\nAlternativeSecurityIds : {X509:<SHA1-TP-PUBKEY>0123456789ABCDEF01\n                         23456789ABCDEF01234567abc=}\nEnabled : True`, { thumbprints: ['0123456789ABCDEF0123456789ABCDEF01234567'] }],
    ['Invoke-MgGraphRequest', `\nName                           Value\n----                           -----\naccountEnabled                 False\ndeviceId                       ${deviceId}\n@odata.context                 https://graph.microsoft.com/v1.0/$metadata#devices/$entity\nalternativeSecurityIds         {}\ntrustType                      ServerAd\ndeletedDateTime                \n\nTrustType                      Workplace`,
      { accountEnabled: false, hasKey: false, trustType: 'ServerAd', deviceId, line: 4, isDeleted: false }],
    ['below other output', `PS C:\\> dsregcmd /status\n| Device State |\n   AzureAdJoined : YES\n        DeviceId : other\n\nPS C:\\> Get-MgDevice | fl\n\nDeviceId  : ${deviceId}\nTrustType : Workplace\n`, { deviceId, trustType: 'Workplace', line: 8 }],
  ])('%s', (_, text, expected) => {
    const { recognised, directory } = read(text);
    expect(recognised).toBe(true);
    expect(directory!.devices).toHaveLength(1);
    expect(directory!.devices[0]).toMatchObject(expected);
  });

  test('several, also without the blank lines between them; users too', () => {
    const { directory } = read(`DeviceId : a\nTrustType : AzureAd\nDeviceId : b\nTrustType : AzureAd\n\nUserPrincipalName : user1@contoso.com\nAccountEnabled : False\n`, 11);
    expect(directory!.devices).toMatchObject([{ deviceId: 'a', line: 11 }, { deviceId: 'b', line: 13 }]);
    expect(directory!.users).toMatchObject([{ upn: 'user1@contoso.com', accountEnabled: false, line: 16 }]);
  });

  test('a date that can be read in two ways stays absent', () => {
    const { directory, notes } = read(`DeviceId : ${deviceId}\nTrustType : AzureAd\nApproximateLastSignInDateTime : 9/4/2026 8:06:22 AM`);
    expect(directory!.devices[0]).not.toHaveProperty('approximateLastSignInUtc');
    expect(notes).toHaveLength(1);
  });
});

describe('what commands say', () => {
  const missing = (id: string) => `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  test.each([
    ['a device', `PS C:\\> x\nGet-MgDevice : ${missing(objectId)}\nAt line:1 char:1\n+ FullyQualifiedErrorId : Request_ResourceNotFound`, { of: 'device', key: objectId, by: 'object-id', exact: false, line: 2 }],
    ['a user', `Get-MgUser_Get: ${missing('user1@contoso.com')}`, { of: 'user', key: 'user1@contoso.com', by: 'upn', exact: true }],
    ['az', `ERROR: Not Found({"error":{"code":"Request_ResourceNotFound","message":"${missing(objectId)}"}})`, { of: 'device', key: objectId, exact: false }],
    ['printed twice', `${missing(objectId)}\n${missing(objectId)}`, { of: 'device', key: objectId, exact: false }],
  ])('%s is not there', (_, text, expected) => {
    const { recognised, directory } = read(text);
    expect(recognised).toBe(true);
    expect(directory!.misses).toHaveLength(1);
    expect(directory!.misses[0]).toMatchObject(expected);
  });

  test('a missing permission', () => {
    const { directory } = read('Get-MgDevice : Insufficient privileges to complete the operation.\nStatus: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied');
    expect(directory!.refused).toEqual(['The request for device objects was refused by Microsoft Graph: Authorization_RequestDenied (Insufficient privileges to complete the operation). Whoever asks needs the permission Device.Read.All.']);
  });
});

test.each([
  ['dsregcmd', '| Device State |\n AzureAdJoined : YES\n DeviceId : a\n Thumbprint : b\n TenantName : Contoso\n AccountEnabled is not shown here'],
  ['prose', 'TrustType is ServerAd, I think : yes'],
  ['JSON', `[{"deviceId":"${deviceId}","message":"does not exist or one of its queried"}]`],
  ['nothing', ''],
])('%s is left to others', (_, text) => {
  expect(read(text).recognised).toBe(false);
});
