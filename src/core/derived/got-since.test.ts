import { describe, expect, test } from 'vitest';
import { attemptTime, type Members, prtRequestJson, signInFile, signInJson } from '../testing/evidence-files.js';
import { anotherUser, captureText, examineText, joinedFactsOf, lostWith, refusedWith, type TextEvidence, withoutPrt } from '../testing/index.js';
import { eventXml } from '../testing/tool-files.js';

const otherId = 'abababab-1111-4222-8333-444444444444';
const unreachable = { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' };
const lost = captureText({ details: unreachable, sso: withoutPrt, attempt: lostWith('0x80072ee7') });
const at = (minutes: number) => ({ createdDateTime: new Date(Date.parse(attemptTime) + minutes * 60_000).toISOString(), correlationId: otherId });
const spent = (more: Members = at(7)) => signInFile(signInJson(0, { incomingTokenType: 'primaryRefreshToken', ...more }));
const granted = (more: Members = at(5)) => signInFile(prtRequestJson(0, more));
const got = (minutes: number) => eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Analytic', 1007, new Date(Date.parse(attemptTime) + minutes * 60_000).toISOString(), { Status: '0x0', CorrelationID: otherId });
const verdict = (text: string, files: readonly TextEvidence[], options = {}): string => {
  const { verdict: { class: found, stage, confidence } } = examineText(text, options, files);
  return `${found} ${stage} ${confidence}`;
};
const isOver = (text: string, files: readonly TextEvidence[], options = {}): boolean => joinedFactsOf(text, files, options).gotSince !== undefined;
const over = 'healthy none likely';

describe('a failure is over', () => {
  test.each([['an app spent a PRT later', spent()], ['Entra granted one', granted()], ['the event log shows that it was got', got(1)]])('%s', (_, file) => {
    expect(verdict(lost, [file])).toBe(over);
  });
  test('a refusal of the device that the device test saw too, and of the user', () => {
    const refused = (code: string) => captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt, attempt: refusedWith(code) });
    expect(verdict(refused('AADSTS50155: x'), [granted()])).toBe(over);
    expect(verdict(refused('AADSTS50126: x'), [granted()])).toBe(over);
  });
  test('a renewal that Entra granted later leaves the PC as healthy as its capture', () => {
    expect(verdict(captureText({ attempt: lostWith('0x80072ee7') }), [granted()])).toBe('healthy none confirmed');
  });
  test('but not what failed after it', () => {
    expect(verdict(lost, [signInFile(prtRequestJson(0, at(5)), prtRequestJson(50057, { ...at(60), correlationId: 'cdcdcdcd-1111-4222-8333-444444444444' }))])).toMatch(/^cloud-auth renewal/);
  });
  test('and whether it was the reported symptom is not shown', () => expect(verdict(lost, [spent()], { symptom: 'Outlook keeps asking' })).toMatch(/^undetermined/));
  test('a policy that refuses an app after it stands above the PRT', () => {
    expect(verdict(lost, [signInFile(prtRequestJson(0, at(5)), signInJson(53003, at(9)))])).toMatch(/^wrong-layer none/);
    expect(verdict(lost, [signInFile(prtRequestJson(0, at(5)), signInJson(53003, at(-9)))])).toBe(over);
  });
});

describe('a failure may last', () => {
  test.each([
    ['the PRT was spent before it', lost, spent(at(-7))],
    ['within what clocks differ', lost, spent(at(2))],
    ['another user\'s PRT', lost, spent({ ...at(7), userPrincipalName: 'robin@contoso.com' })],
    ['another device of the same user', lost, spent({ ...at(7), deviceDetail: { deviceId: otherId, displayName: 'PC-0042' } })],
    ['a device that the log does not name', lost, granted({ ...at(5), deviceDetail: { deviceId: '' } })],
    ['an app that came with no PRT', lost, signInFile(signInJson(0, at(7)))],
    ['an old PRT that is spent on while its renewal fails', captureText({ attempt: lostWith('0x80072ee7') }), spent()],
    ['another user\'s failed attempt', captureText({ details: unreachable, sso: withoutPrt, attempt: lostWith('0x80072ee7', anotherUser) }), spent()],
    ['no failed attempt and no time: the capture may be younger', captureText({ details: unreachable, sso: withoutPrt }), spent()],
    ['the PC left a dead object and got the PRT as another device', captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt, attempt: refusedWith('AADSTS50155: x') }), got(30)],
    ['a failure that comes of a wrong clock', captureText({ sso: withoutPrt, attempt: lostWith('0x80072f05') }), spent()],
  ] as const)('%s', (_, text, file) => expect(isOver(text, [file])).toBe(false));

  test('a stated time tells the order: only what came after it counts', () => {
    const stated = (minutes: number) => ({ capturedAtUtc: Date.parse(attemptTime) + minutes * 60_000 });
    expect(isOver(lost, [spent()], stated(1))).toBe(true);
    expect(isOver(lost, [spent()], stated(30))).toBe(false);
    expect(verdict(captureText({ details: unreachable, sso: withoutPrt }), [spent()], stated(1))).toBe(over);
  });
  test('Entra\'s grant does not show that a PC whose key failed can use it; a PRT that it spends does', () => {
    const noKey = captureText({ sso: withoutPrt, attempt: { ...lostWith('0x0'), 'Attempt Status': '0xc0090016', 'HTTP Error': '0x0' } });
    expect(isOver(noKey, [spent()])).toBe(true);
  });
});
