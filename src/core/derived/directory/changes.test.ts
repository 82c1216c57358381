import { describe, expect, test } from 'vitest';
import type { AuditEntry, AuditTarget } from '../../evidence/directory.js';
import { changesOf } from './changes.js';

type Change = AuditTarget['changes'][number];
const entry = (activity: string, changes: readonly Change[] = [], over: Partial<AuditEntry> = {}, type = 'Device'): AuditEntry => ({
  file: 'audit.json', locator: '$.value[0]', atUtc: 1, activity, result: 'success', by: 'admin1@contoso.com', targets: [{ type, id: 'o', name: 'PC-0042', changes }], ...over,
});
const kinds = (one: AuditEntry) => changesOf(one).map(({ kind }) => kind);

describe('what an entry of the audit log changed', () => {
  test.each([
    ['Disable device', 'device-disabled'], ['Enable device', 'device-enabled'], ['Delete device', 'device-deleted'], ['Hard Delete device', 'device-deleted'], ['Unregister device', 'device-deleted'],
    ['Restore device', 'device-restored'], ['Add device', 'device-added'], ['Register device', 'device-added'], ['Disable account', 'user-disabled'], ['Delete user', 'user-deleted'],
    ['Reset user password', 'password-changed'], ['Change password (self-service)', 'password-changed'], ['Update StsRefreshTokenValidFrom Timestamp', 'sessions-revoked'], ['  disable DEVICE ', 'device-disabled'],
  ])('%s', (activity, kind) => expect(kinds(entry(activity))).toEqual([kind]));

  test.each<[string, AuditEntry, string]>([
    ['a switched-off device', entry('Update device', [{ property: 'AccountEnabled', from: '[true]', to: '[false]' }]), 'device-disabled'],
    ['a switched-on device', entry('Update device', [{ property: 'AccountEnabled', from: 'false', to: 'True' }]), 'device-enabled'],
    ['a switched-off account', entry('Update user', [{ property: 'AccountEnabled', to: '[false]' }], {}, 'User'), 'user-disabled'],
    ['keys taken away', entry('Update device', [{ property: 'AlternativeSecurityIds', from: '[{"Key":"a"}]', to: '[]' }]), 'device-keys-removed'],
    ['keys taken away, the new value left out', entry('Update device', [{ property: 'AlternativeSecurityIds', from: '[{"Key":"a"}]' }]), 'device-keys-removed'],
    ['revoked sessions', entry('Update user', [{ property: 'StsRefreshTokensValidFrom', to: 'x' }], {}, 'User'), 'sessions-revoked'],
    ['another sign-in name', entry('Update user', [{ property: 'UserPrincipalName', from: 'a', to: 'b' }], {}, 'User'), 'user-renamed'],
  ])('an update tells it by its properties: %s', (_, one, kind) => expect(kinds(one)).toEqual([kind]));

  test('one entry with two targets is two changes', () => {
    const target = { type: 'Device', changes: [] };
    expect(kinds(entry('Disable device', [], { targets: [target, target] }))).toHaveLength(2);
  });

  test('the proof says what, to whom and by whom; what is not logged is left out', () => {
    expect(changesOf(entry('Disable device'))[0]).toMatchObject({ atUtc: 1, by: 'admin1@contoso.com', because: [{ fact: 'audit log', value: 'Disable device, PC-0042, by admin1@contoso.com', file: 'audit.json', locator: '$.value[0]' }] });
    expect(changesOf({ file: 'a', activity: 'Disable device', targets: [{ changes: [] }] })[0]).toMatchObject({ atUtc: undefined, by: undefined, because: [{ value: 'Disable device' }] });
  });
});

describe('what bears on no PRT', () => {
  test.each<[string, AuditEntry]>([
    ['an entry that failed', entry('Disable device', [], { result: 'failure' })],
    ['another activity', entry('Add member to group')],
    ['an activity that only begins alike', entry('Disable device registration policy')],
    ['another property', entry('Update device', [{ property: 'DeviceOSVersion', from: 'a', to: 'b' }])],
    ['a switch without a value', entry('Update device', [{ property: 'AccountEnabled' }])],
    ['keys that were replaced', entry('Update device', [{ property: 'AlternativeSecurityIds', from: '[{"Key":"a"}]', to: '[{"Key":"b"}]' }])],
    ['keys that were never there', entry('Update device', [{ property: 'AlternativeSecurityIds', from: '[]', to: '[]' }])],
    ['no target', entry('Disable device', [], { targets: [] })],
  ])('%s', (_, one) => expect(changesOf(one)).toEqual([]));
});
