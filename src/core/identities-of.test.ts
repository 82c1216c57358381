import { expect, test } from 'vitest';
import type { InputFile } from './evidence/input.js';
import { identitiesOf } from './identities-of.js';
import { allReaders } from './readers.js';

const file = (text: string): InputFile => ({ path: 'a.txt', bytes: new TextEncoder().encode(text) });
const of = (text: string, capturedAtUtc?: number) => identitiesOf([file(text)], allReaders, capturedAtUtc);

const joined = `AzureAdJoined : YES
Device Name : PC-1.contoso.com
DeviceId : 7F0E5F1C-0000-4000-8000-000000000002
TenantId : 11111111-0000-4000-8000-000000000001
AzureAdPrt : NO
Correlation ID : 22222222-0000-4000-8000-000000000002
Executing Account Name : AzureAD\\user1, User1@contoso.com
`;

test('a joined PC', () => {
  expect(of(joined, 5)).toMatchObject([{
    deviceId: '7f0e5f1c-0000-4000-8000-000000000002', deviceName: 'PC-1', tenantId: '11111111-0000-4000-8000-000000000001', upn: 'user1@contoso.com',
    time: { utc: 5, basis: 'stated' },
  }]);
});

test('a registered PC prints another pair of ids', () => {
  const [one] = of('AzureAdJoined : NO\nDevice Name : PC-2\nWorkplaceJoined : YES\nWorkplaceDeviceId : 7f0e5f1c-0000-4000-8000-000000000003\nWorkplaceTenantId : 11111111-0000-4000-8000-00000000000B\n');
  expect(one).toMatchObject({ deviceName: 'PC-2', deviceId: '7f0e5f1c-0000-4000-8000-000000000003', tenantId: '11111111-0000-4000-8000-00000000000b' });
});

test('what was blanked out is not told', () => {
  const [one] = of(joined.replace('PC-1.contoso.com', '***').replace('7F0E5F1C-0000-4000-8000-000000000002', 'xxxxxxxx-xxxx').replace('11111111-0000-4000-8000-000000000001', '<tenant>').replace(/AzureAD.*/, '***'));
  expect(Object.keys(one!).sort()).toEqual(['correlationIds', 'time']);
});

test('other files have no captures', () => {
  expect(of('{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#devices","value":[]}')).toEqual([]);
  expect(of('')).toEqual([]);
});
