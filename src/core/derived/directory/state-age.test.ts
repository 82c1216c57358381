import { describe, expect, test } from 'vitest';
import { auditFile, auditJson, deletedDeviceFile, deviceFile, deviceMissFile, userFile, userTarget } from '../../testing/evidence-files.js';
import { captureText, examineText, joinedFactsOf, type TextEvidence } from '../../testing/index.js';
import { objectState } from './object-state.js';
import { ageOfObject, ageOfUser } from './state-age.js';

/** The PRT was renewed at 09:40 of 2 March; the device test passed at some time after that. */
const healthy = captureText({ sso: { AzureAdPrtUpdateTime: '2026-03-02 09:40:00.000 UTC', AzureAdPrtExpiryTime: '2026-03-16 09:40:00.000 UTC' } });
const untested = captureText({ details: { DeviceAuthStatus: undefined }, sso: { AzureAdPrtUpdateTime: '2026-03-02 09:40:00.000 UTC', AzureAdPrtExpiryTime: '2026-03-16 09:40:00.000 UTC' } });
const disabled = deviceFile({ accountEnabled: false });
const log = (...entries: readonly (readonly [string, string])[]) => auditFile(...entries.map(([activity, at]) => auditJson(`${activity} device`, at)));
const [morning, justBefore, noon, evening] = ['2026-03-02T04:30:00Z', '2026-03-02T09:10:00Z', '2026-03-02T12:00:00Z', '2026-03-02T18:00:00Z'];
const capturedAtNoon = { capturedAtUtc: Date.parse(noon) };
const liveDisabled = (at: string): TextEvidence => ({ ...disabled, path: 'graph:/v1.0/devices', modifiedUtc: Date.parse(at) });

describe('an object that the directory shows disabled, beside a device that Entra accepted', () => {
  test.each<[string, string, readonly TextEvidence[], object, string, string]>([
    ['nothing has a time', healthy, [disabled], {}, 'unknown', 'device-trust possible'],
    ['disabled hours before the PRT was renewed', healthy, [disabled, log(['Disable', morning])], {}, 'outdated', 'healthy confirmed'],
    ['disabled so shortly before that it need not have worked yet', healthy, [disabled, log(['Disable', justBefore])], {}, 'unknown', 'device-trust possible'],
    ['disabled and enabled before', healthy, [disabled, log(['Disable', morning], ['Enable', justBefore])], {}, 'outdated', 'healthy confirmed'],
    ['disabled before, enabled after the renewal', healthy, [disabled, log(['Disable', justBefore], ['Enable', noon])], {}, 'outdated', 'healthy confirmed'],
    ['disabled, enabled, and disabled again after the renewal', healthy, [disabled, log(['Disable', morning], ['Enable', justBefore], ['Disable', noon])], {}, 'unknown', 'device-trust possible'],
    ['disabled after the renewal, and the test may be older or newer', healthy, [disabled, log(['Disable', noon])], {}, 'unknown', 'device-trust possible'],
    ['disabled after the capture, whose time is known', healthy, [disabled, log(['Disable', evening])], capturedAtNoon, 'later', 'device-trust likely'],
    ['disabled before the capture, whose time is known', healthy, [disabled, log(['Disable', morning])], capturedAtNoon, 'outdated', 'healthy confirmed'],
    ['the answer tells of an event after the capture', healthy, [deviceFile({ accountEnabled: false, approximateLastSignInDateTime: evening })], capturedAtNoon, 'later', 'device-trust likely'],
    ['Prtrace asked the directory itself, after the capture', healthy, [liveDisabled(evening)], {}, 'later', 'device-trust likely'],
    ['no device test is shown, and the disabling is older than the PRT', untested, [disabled, log(['Disable', morning])], {}, 'outdated', 'healthy likely'],
    ['no device test is shown, and the disabling is newer than the PRT', untested, [disabled, log(['Disable', noon])], {}, 'later', 'device-trust likely'],
    ['no device test is shown, and nothing has a time', untested, [disabled], {}, 'unknown', 'device-trust possible'],
  ])('%s', (_, text, files, options, age, verdict) => {
    const facts = joinedFactsOf(text, files, options);
    expect(ageOfObject(facts, objectState(facts)!)).toBe(age);
    const result = examineText(text, { ...options }, files);
    expect(`${result.verdict.class} ${result.verdict.confidence}`).toBe(verdict);
  });
});

describe('other states of the object', () => {
  test.each<[string, readonly TextEvidence[], string, string]>([
    ['deleted before the PRT was renewed', [deletedDeviceFile(morning)], 'outdated', 'healthy'],
    ['deleted after it', [deletedDeviceFile(noon)], 'unknown', 'device-trust'],
    ['asked for and not found: another tenant may have been asked', [deviceMissFile()], 'unknown', 'healthy'],
    ['without a key: it may not have been there yet', [deviceFile({ alternativeSecurityIds: [] })], 'unknown', 'healthy'],
  ])('%s', (_, files, age, verdict) => {
    const facts = joinedFactsOf(healthy, files);
    expect(ageOfObject(facts, objectState(facts)!)).toBe(age);
    expect(examineText(healthy, {}, files).verdict.class).toBe(verdict);
  });
});

test('where nothing tells which came first, it is said and asked for', () => {
  const asked = (files: readonly TextEvidence[]) => examineText(healthy, {}, files);
  const open = asked([deviceMissFile()]);
  expect(open.verdict.conflicts.map(({ text }) => text).join()).toContain('nothing tells which came first');
  expect(open.gaps.map(({ id }) => id)).toEqual(['device-object-again']);
  const closed = asked([disabled, log(['Disable', morning])]);
  expect(closed.verdict.conflicts.map(({ text }) => text).join()).toContain('put right since then');
  expect(closed.gaps).toEqual([]);
});

describe('a user account that the directory shows disabled, beside a PRT', () => {
  const user = userFile({ accountEnabled: false });
  const change = (activity: string, at: string) => auditFile(auditJson(activity, at, userTarget));
  test.each<[string, readonly TextEvidence[], string, string]>([
    ['nothing has a time', [user], 'unknown', 'cloud-auth'],
    ['disabled hours before the PRT was renewed', [user, change('Disable account', morning)], 'outdated', 'healthy'],
    ['disabled after it', [user, change('Disable account', noon)], 'later', 'cloud-auth'],
  ])('%s', (_, files, age, verdict) => {
    expect(ageOfUser(joinedFactsOf(healthy, files), 'disabled')).toBe(age);
    expect(examineText(healthy, {}, files).verdict.class).toBe(verdict);
  });
});

test('nothing is outdated where nothing shows that Entra accepted the device', () => {
  const facts = joinedFactsOf(captureText({ details: { DeviceAuthStatus: undefined }, sso: { AzureAdPrt: 'NO', AzureAdPrtUpdateTime: undefined, AzureAdPrtExpiryTime: undefined } }), [disabled, log(['Disable', morning])]);
  expect(ageOfObject(facts, objectState(facts)!)).toBe('unknown');
});
