import { describe, expect, test } from 'vitest';
import {
  auditFile, auditJson, deletedDeviceFile, deviceFile, deviceJson, deviceMissFile, graphFile, userFile, userJson, userMissFile, userName, userTarget,
} from '../../testing/evidence-files.js';
import { captureText, joinedFactsOf, type TextEvidence } from '../../testing/index.js';
import { lastChange, nextChange } from './directory-facts.js';

const otherId = 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';
const masked = captureText({ device: { 'Device Name': '***' }, details: { DeviceId: '***' } });
const nameOnly = captureText({ details: { DeviceId: '***' } });
const other = deviceJson({ id: otherId, deviceId: otherId, displayName: 'PC-0043' });
const namesake = deviceJson({ id: otherId, deviceId: otherId });

const directoryOf = (text: string | undefined, ...files: readonly TextEvidence[]) => joinedFactsOf(text, files).directory;
const devices = (...all: Parameters<typeof graphFile>[1]) => graphFile('devices', all);

describe('which object is this device', () => {
  test.each<[string, string | undefined, TextEvidence, string | undefined, boolean]>([
    ['the one with its id, among others', captureText(), devices(other, deviceJson()), 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', true],
    ['not a namesake with another id', captureText(), devices(namesake), undefined, false],
    ['not the only one of a list, when the id is another', captureText(), devices(other), undefined, false],
    ['by its name alone, where the id is masked', nameOnly, devices(other, deviceJson()), 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', false],
    ['neither of two namesakes, where the id is masked', nameOnly, devices(namesake, deviceJson()), undefined, false],
    ['the only one, where id and name are masked', masked, devices(other), otherId, true],
    ['none of two, where id and name are masked', masked, devices(other, deviceJson()), undefined, false],
    ['the only one, where no capture was shown', undefined, devices(other), otherId, true],
  ])('%s', (_, text, file, id, byId) => {
    const found = directoryOf(text, file);
    expect(found?.device?.deviceId).toBe(id);
    expect(found?.deviceById ?? false).toBe(byId);
  });

  test('namesakes are told apart from it', () => {
    expect(directoryOf(captureText(), devices(deviceJson(), namesake, other))?.namesakes.map(({ deviceId }) => deviceId)).toEqual([otherId]);
  });

  test('a deleted object is never the live one, and both may be shown', () => {
    expect(directoryOf(captureText(), deletedDeviceFile('2026-03-01T00:00:00Z'))).toMatchObject({ device: undefined, deletedDevice: { isDeleted: true } });
    expect(directoryOf(captureText(), deletedDeviceFile('2026-03-01T00:00:00Z'), deviceFile())).toMatchObject({ device: { isDeleted: false }, deletedDevice: { isDeleted: true } });
    expect(directoryOf(captureText(), deletedDeviceFile('2026-03-01T00:00:00Z', { deviceId: otherId }))?.deletedDevice).toBeUndefined();
  });

  test('another tenant\'s object with this id says nothing, and is said to be foreign', () => {
    const foreign = directoryOf(captureText(), deviceFile({ tenantId: '99999999-2222-3333-4444-555555555555' }));
    expect(foreign).toMatchObject({ device: undefined, deviceMissing: undefined, foreign: { isDeleted: false } });
    expect(directoryOf(captureText(), deviceFile({ tenantId: '11111111-2222-3333-4444-555555555555' }))).toMatchObject({ device: { isDeleted: false }, foreign: undefined });
  });
});

describe('what is missing', () => {
  test.each<[string, string | undefined, TextEvidence, boolean | undefined]>([
    ['the question named this very id', captureText(), deviceMissFile(), true],
    ['the question named another id', captureText(), deviceMissFile(otherId), undefined],
    ['an empty list that does not say what was asked', captureText(), devices(), false],
    ['a list with other devices only: it may be filtered', captureText(), devices(other), false],
    ['a list with other devices, where the id is masked', nameOnly, devices(other), undefined],
    ['the list holds it', captureText(), devices(deviceJson()), undefined],
    ['no capture was shown, and one id was asked for', undefined, deviceMissFile(), true],
  ])('%s', (_, text, file, exact) => expect(directoryOf(text, file)?.deviceMissing?.exact).toBe(exact));

  test('without a capture and with two questions, none is known to matter', () => {
    expect(directoryOf(undefined, deviceMissFile(), { ...deviceMissFile(otherId), path: `graph:/v1.0/devices?$filter=deviceId eq '${otherId}'` })?.deviceMissing).toBeUndefined();
  });

  test('a user list that does not hold the user does not show that the user is missing', () => {
    expect(directoryOf(captureText(), graphFile('users', [userJson({ userPrincipalName: 'user2@contoso.com' })]))?.userMissing).toBeUndefined();
    expect(directoryOf(captureText(), userMissFile())?.userMissing?.exact).toBe(true);
  });
});

describe('which user', () => {
  test.each([
    ['by UPN in any case', captureText(), { userPrincipalName: userName.toUpperCase() }, true],
    ['by the UPN of the domain', captureText(), { userPrincipalName: 'user1@fabrikam.com', onPremisesUserPrincipalName: userName }, true],
    ['not a user whose account name alone agrees', captureText(), { userPrincipalName: 'user1@fabrikam.com', onPremisesSamAccountName: 'alex' }, false],
    ['by account name, where the capture shows no UPN', captureText({ diagnostics: { 'Executing Account Name': 'CONTOSO\\alex' } }), { userPrincipalName: 'user1@fabrikam.com', onPremisesSamAccountName: 'alex' }, true],
  ] as const)('%s', (_, text, changes, found) => expect(directoryOf(text, userFile(changes))?.user !== undefined).toBe(found));

  test('a deleted account is not the live one', () => {
    const deleted = graphFile('directory/deletedItems/microsoft.graph.user', [userJson({ deletedDateTime: '2026-03-01T00:00:00Z' })]);
    expect(directoryOf(captureText(), deleted)).toMatchObject({ user: undefined, deletedUser: { isDeleted: true } });
  });
});

describe('which changes', () => {
  const disable = (target = {}, at = '2026-03-01T08:00:00Z') => auditFile(auditJson('Disable device', at, target));
  const kinds = (...files: readonly TextEvidence[]) => directoryOf(captureText(), ...files)?.changes.map(({ kind, byNameAlone }) => (byNameAlone ? `${kind} by name` : kind)) ?? [];

  test('of this object by its object id, where the object was shown', () => expect(kinds(deviceFile(), disable({ displayName: 'renamed' }))).toEqual(['device-disabled']));
  test('by its name alone, where no object was shown', () => expect(kinds(disable())).toEqual(['device-disabled by name']));
  test('of a namesake: not, where this object\'s own id is known', () => expect(kinds(deviceFile(), disable({ id: otherId }))).toEqual([]));
  test('of another device: not', () => expect(kinds(deviceFile(), disable({ id: otherId, displayName: 'PC-0043' }))).toEqual([]));
  test('of the user, by UPN', () => expect(kinds(auditFile(auditJson('Disable account', '2026-03-01T08:00:00Z', userTarget)))).toEqual(['user-disabled']));
  test('of another user: not', () => expect(kinds(auditFile(auditJson('Disable account', '2026-03-01T08:00:00Z', { ...userTarget, id: otherId, userPrincipalName: 'user2@contoso.com' })))).toEqual([]));
  test('oldest first', () => {
    const at = (activity: string, time: string) => auditJson(activity, time);
    expect(kinds(auditFile(at('Enable device', '2026-03-03T00:00:00Z'), at('Disable device', '2026-03-01T00:00:00Z')))).toEqual(['device-disabled by name', 'device-enabled by name']);
  });

  test('the last one until an instant, the first one after it', () => {
    const facts = directoryOf(captureText(), auditFile(auditJson('Disable device', '2026-03-01T00:00:00Z'), auditJson('Enable device', '2026-03-02T00:00:00Z'), auditJson('Disable device', '2026-03-03T00:00:00Z')))!;
    const noon = Date.UTC(2026, 2, 2, 12);
    expect(lastChange(facts, ['device-disabled'])?.atUtc).toBe(Date.UTC(2026, 2, 3));
    expect(lastChange(facts, ['device-disabled'], noon)?.atUtc).toBe(Date.UTC(2026, 2, 1));
    expect(nextChange(facts, ['device-disabled', 'device-enabled'], noon)?.atUtc).toBe(Date.UTC(2026, 2, 3));
    expect(nextChange(facts, ['device-enabled'], noon)).toBeUndefined();
  });
});

test('nothing that concerns this PC or user is nothing', () => {
  expect(directoryOf(captureText())).toBeUndefined();
  expect(directoryOf(captureText(), auditFile(auditJson('Disable device', '2026-03-01T08:00:00Z', { id: otherId, displayName: 'PC-0043' })))).toBeUndefined();
});
