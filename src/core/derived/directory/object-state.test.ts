import { describe, expect, test } from 'vitest';
import { auditFile, auditJson, deletedDeviceFile, deviceFile, deviceMissFile, graphFile } from '../../testing/evidence-files.js';
import { captureText, joinedFactsOf, refusedWith, type TextEvidence, withoutPrt } from '../../testing/index.js';
import { faultTime, objectState } from './object-state.js';

/** The fault is at 09:00 of 2 March. */
const faulty = captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device is not authenticated.') });
const before = '2026-03-02T08:00:00Z';
const after = '2026-03-02T10:00:00Z';
const later = '2026-03-02T11:00:00Z';
const disabled = { accountEnabled: false };

/** The state, with what happened after the fault behind it, and a question mark where it is in doubt. */
function state(text: string, ...files: readonly TextEvidence[]): string | undefined {
  const found = objectState(joinedFactsOf(text, files));
  return found && [found.kind, ...(found.since ? [`since ${found.since.kind}`] : []), ...(found.exact ? [] : ['?'])].join(' ');
}
const log = (...entries: readonly (readonly [string, string])[]) => auditFile(...entries.map(([activity, at]) => auditJson(`${activity} device`, at)));

describe('the object as it was at the fault', () => {
  test.each<[string, readonly TextEvidence[], string | undefined]>([
    ['enabled', [deviceFile()], 'enabled'],
    ['disabled, nobody knows since when', [deviceFile(disabled)], 'disabled'],
    ['disabled before the fault', [deviceFile(disabled), log(['Disable', before])], 'disabled'],
    ['disabled after the fault: it was enabled', [deviceFile(disabled), log(['Disable', after])], 'enabled since device-disabled'],
    ['enabled after the fault: it was disabled', [deviceFile(), log(['Disable', before], ['Enable', after])], 'disabled since device-enabled'],
    ['enabled after the fault, and disabled again: it was disabled', [deviceFile(disabled), log(['Disable', before], ['Enable', after], ['Disable', later])], 'disabled since device-enabled'],
    ['disabled and enabled after the fault: it was enabled', [deviceFile(), log(['Disable', after], ['Enable', later])], 'enabled'],
    ['disabled and enabled before the fault', [deviceFile(), log(['Disable', before], ['Enable', before])], 'enabled'],
    ['restored after the fault: it was deleted', [deviceFile(), log(['Delete', before], ['Restore', after])], 'deleted since device-restored'],
    ['restored before the fault', [deviceFile(), log(['Delete', before], ['Restore', before])], 'enabled'],
    ['restored after the fault, and disabled since: it was deleted', [deviceFile(disabled), log(['Delete', before], ['Restore', after], ['Disable', later])], 'deleted since device-restored'],
    ['among the deleted objects, before the fault', [deletedDeviceFile(before)], 'deleted'],
    ['among the deleted objects, after the fault: it was enabled', [deletedDeviceFile(after)], 'enabled since device-deleted'],
    ['hybrid joined without a key', [deviceFile({ alternativeSecurityIds: [] })], 'pending'],
    ['Entra joined without a key: nothing is pending', [deviceFile({ alternativeSecurityIds: [], trustType: 'AzureAd' })], 'enabled'],
    ['without a key, and of no trust type that was exported', [deviceFile({ alternativeSecurityIds: [], trustType: undefined })], 'pending ?'],
    ['asked for and not found', [deviceMissFile()], 'missing'],
    ['not in a list, which may be filtered', [graphFile('devices', [{ id: 'x', deviceId: 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee', displayName: 'PC-0043', accountEnabled: true }])], 'missing ?'],
    ['an object whose switch was not exported tells nothing', [deviceFile({ accountEnabled: undefined })], undefined],
  ])('%s', (_, files, expected) => expect(state(faulty, ...files)).toBe(expected));
});

describe('no object was shown: what the audit log tells', () => {
  test.each<[string, readonly (readonly [string, string])[], string | undefined]>([
    ['deleted before the fault', [['Delete', before]], 'deleted ?'],
    ['deleted after the fault', [['Delete', after]], 'enabled since device-deleted ?'],
    ['deleted before, restored after the fault', [['Delete', before], ['Restore', after]], 'deleted since device-restored ?'],
    ['deleted before, restored after the fault, deleted again', [['Delete', before], ['Restore', after], ['Delete', later]], 'deleted since device-restored ?'],
    ['deleted and restored before the fault', [['Delete', '2026-03-02T07:00:00Z'], ['Restore', before]], undefined],
    ['disabled before the fault', [['Disable', before]], 'disabled ?'],
    ['disabled before, enabled after the fault', [['Disable', before], ['Enable', after]], 'disabled since device-enabled ?'],
    ['disabled after the fault alone', [['Disable', after]], undefined],
    ['enabled before the fault', [['Enable', before]], 'enabled ?'],
  ])('%s', (_, entries, expected) => expect(state(faulty, log(...entries))).toBe(expected));

  test('an exact empty answer removes the doubt about a name', () => {
    expect(state(faulty, log(['Delete', before]), deviceMissFile())).toBe('deleted');
  });
});

describe('without a time of the fault', () => {
  const untimed = captureText({ sso: withoutPrt });
  test('the object speaks as it is', () => {
    expect(state(untimed, deviceFile(disabled), log(['Disable', after]))).toBe('disabled');
    expect(state(untimed, deletedDeviceFile(after))).toBe('deleted');
  });
  test('the time is the attempt\'s, else that of a capture whose time is sure', () => {
    expect(faultTime(joinedFactsOf(faulty, []))).toBe(Date.UTC(2026, 2, 2, 9, 0, 0, 123));
    expect(faultTime(joinedFactsOf(captureText(), []))).toBeUndefined();
    expect(faultTime(joinedFactsOf(captureText(), [], { capturedAtUtc: 5 }))).toBe(5);
  });
});

test('an object found by its name alone is in doubt', () => {
  const masked = captureText({ details: { DeviceId: '***' } });
  expect(state(masked, deviceFile(disabled))).toBe('disabled ?');
});

test('nothing of the directory was shown', () => expect(state(faulty)).toBeUndefined());
