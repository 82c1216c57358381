import { describe, expect, test } from 'vitest';
import { parseDsreg } from '../parsers/dsreg/index.js';
import { attemptId, userName } from '../testing/evidence-files.js';
import { captureText, deviceId, excerpt, notJoined, refusedWith, tenantId, withoutPrt } from '../testing/index.js';
import { correlationIdsOf, identityOf } from './identity.js';

const read = (text: string) => parseDsreg(text, 'a.txt').captures[0]!;
const who = (text: string) => identityOf(read(text));
const masked = '********-****-****-****-************';

describe('who the capture is about', () => {
  test('a whole capture names its device, host, tenant and user', () => {
    expect(who(captureText())).toEqual({ deviceId, name: 'pc-0042', domain: 'contoso.com', tenantId, upn: userName, samAccountName: 'alex' });
  });

  test.each([
    ['ids are compared in lower case', { details: { DeviceId: deviceId.toUpperCase() } }, { deviceId }],
    ['a name without a domain is the host itself', { device: { 'Device Name': 'PC-0042' } }, { name: 'pc-0042' }],
    ['an id with stars is no id', { details: { DeviceId: masked } }, { deviceId: undefined }],
    ['an id of x alone is no id', { details: { DeviceId: 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx' } }, { deviceId: undefined }],
    ['a tenant that was taken out is no tenant', { tenant: { TenantId: '<removed>' } }, { tenantId: undefined }],
    ['a blank id is no id', { details: { DeviceId: '' } }, { deviceId: undefined }],
    ['a blank name is no name', { device: { 'Device Name': '' } }, { name: undefined }],
    ['a masked account names nobody', { diagnostics: { 'Executing Account Name': '***\\***, ***@***' } }, { upn: undefined, samAccountName: undefined }],
    ['an account without a UPN is known by its name alone', { diagnostics: { 'Executing Account Name': 'CONTOSO\\user1' } }, { upn: undefined, samAccountName: 'user1' }],
    ['the machine\'s own account is no user', { diagnostics: { 'Executing Account Name': 'CONTOSO\\PC-0042$, PC-0042$@contoso.com' } }, { upn: undefined, samAccountName: undefined }],
  ] as const)('%s', (_, parts, expected) => expect(who(captureText(parts))).toMatchObject(expected));

  test('a registered PC is known by the id of its one work account, of two by none', () => {
    const account = (number: number, id: string) => `| Work Account ${number} |\n${excerpt({ WorkplaceDeviceId: id, WorkplaceTenantId: tenantId })}\n`;
    const registered = `| Device State |\n${excerpt({ AzureAdJoined: 'NO' })}\n| User State |\n${excerpt({ WorkplaceJoined: 'YES' })}\n${account(1, deviceId)}`;
    expect(who(registered)).toMatchObject({ deviceId });
    expect(who(registered + account(2, attemptId))).toMatchObject({ deviceId: undefined });
  });

  test('a joined PC is never known by its work account, even where its own id is masked', () => {
    expect(who(captureText({ details: { DeviceId: masked }, user: { WorkplaceDeviceId: attemptId } }))).toMatchObject({ deviceId: undefined });
  });

  test('an excerpt names nobody', () => {
    expect(who('AzureAdPrt : NO\n')).toEqual({ deviceId: undefined, name: undefined, tenantId: undefined, upn: undefined, samAccountName: undefined });
  });
});

describe('which requests the capture names', () => {
  const ids = (text: string) => [...correlationIdsOf(read(text))];
  test('the attempts of both PRTs and the join, in lower case', () => {
    const enterprise = 'ABABABAB-1111-4222-8333-444444444444';
    expect(ids(captureText({ sso: withoutPrt, attempt: refusedWith('x', { 'Correlation ID': attemptId.toUpperCase() }), enterpriseAttempt: refusedWith('y', { 'Correlation ID': enterprise }) }))).toEqual([attemptId, enterprise.toLowerCase()]);
    expect(ids(notJoined({ 'Request Id': attemptId }))).toEqual([attemptId]);
  });
  test('a masked id joins nothing', () => expect(ids(captureText({ attempt: refusedWith('x', { 'Correlation ID': masked }) }))).toEqual([]));
  test('a capture without attempts names none', () => expect(ids(captureText())).toEqual([]));
});
