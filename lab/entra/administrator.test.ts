import { expect, test } from 'vitest';
import { sampleDeviceId } from './join-sample-pc.test-support.js';
import { startSampleEntra } from './sample-entra.test-support.js';

test('every action changes the directory and leaves an entry in the audit log', async () => {
  const { entra, directory, clock } = await startSampleEntra();
  const { administrator, audits } = entra;
  administrator.disableDevice(sampleDeviceId);
  expect(directory.devices[0]?.accountEnabled).toBe(false);
  administrator.enableDevice(sampleDeviceId);
  expect(directory.devices[0]?.accountEnabled).toBe(true);
  administrator.deleteDevice(sampleDeviceId.toUpperCase());
  expect([directory.devices, directory.deletedDevices]).toMatchObject([[], [{ deviceId: sampleDeviceId, deletedUtc: clock.nowUtc }]]);
  administrator.disableUser('Alex@contoso.com');
  administrator.resetPassword('alex@contoso.com', 'Lab-password-2');
  administrator.revokeSessions('alex@contoso.com');
  expect(directory.users[0]).toMatchObject({ accountEnabled: false, password: 'Lab-password-2', passwordChangedUtc: clock.nowUtc, tokensValidFromUtc: clock.nowUtc });
  expect(audits.map((audit) => audit['activityDisplayName'])).toEqual(['Disable device', 'Update device', 'Delete device', 'Disable account', 'Reset user password', 'Update StsRefreshTokenValidFrom Timestamp']);
  expect(audits[0]).toMatchObject({
    category: 'Device',
    operationType: 'Update',
    result: 'success',
    loggedByService: 'Core Directory',
    activityDateTime: '2026-03-02T08:00:00.000Z',
    initiatedBy: { user: { userPrincipalName: 'admin@contoso.com' } },
    targetResources: [{ type: 'Device', displayName: 'PC-0042', modifiedProperties: [{ displayName: 'AccountEnabled', oldValue: '[true]', newValue: '[false]' }] }],
  });
});

test('nobody acts on what is not there', async () => {
  const { entra } = await startSampleEntra();
  expect(() => entra.administrator.disableDevice('x')).toThrow(RangeError);
  expect(() => entra.administrator.disableUser('nobody@contoso.com')).toThrow(RangeError);
  expect(entra.audits).toEqual([]);
});
