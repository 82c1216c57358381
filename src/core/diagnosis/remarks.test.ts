import { expect, it } from 'vitest';
import { captureText, examineText, lostWith, notJoined, withoutPrt } from '../testing/index.js';

const said = (text: string, capturedAtUtc?: number): string => {
  const { observations, conflicts } = examineText(text, capturedAtUtc === undefined ? {} : { capturedAtUtc }).verdict;
  return [...observations, ...conflicts].map(({ text: sentence }) => sentence).join('\n');
};

it('a healthy capture has nothing to remark', () => {
  expect(said(captureText())).toBe('');
});

it.each([
  ['a disabled fallback of a failed join', notJoined({ 'Fallback to Sync-Join': 'DISABLED', 'Error Phase': 'auth', 'Client ErrorCode': '0xcaa90014' }), 'Sync-Join is disabled'],
  ['a dual state', captureText({ user: { WorkplaceJoined: 'YES' } }), 'registered as well as joined'],
  ['an attempt older than the last success', captureText({ attempt: lostWith('0x80072ee7', { 'Previous Prt Attempt': '2026-03-01 09:00:00.000 UTC' }) }), 'updated after it'],
  ['an attempt of the Enterprise PRT', captureText({ enterpriseAttempt: lostWith('0x80072ee7', { 'Endpoint URI': 'https://fs.contoso.com/adfs/oauth2/token/' }) }), 'belongs to the Enterprise PRT'],
  ['another user\'s attempt', captureText({ attempt: lostWith('0x80072ee7', { 'User Identity': 'robin@contoso.com' }) }), 'another user of this PC'],
  ['an attempt that got lost, and a device test that arrived', captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee7') }), 'The fault may be over'],
])('%s is remarked', (_, text, words) => {
  expect(said(text)).toContain(words);
});

it('an old PRT without an occasion to renew is no fault, and says so', () => {
  expect(said(captureText(), Date.UTC(2026, 2, 3))).toContain('without such an occasion this is normal');
});
