import { expect, it } from 'vitest';
import { captureText, examineText, lostWith, notJoined, refusedWith, withoutPrt } from '../testing/index.js';

const states = (text: string, capturedAtUtc?: number) => examineText(text, capturedAtUtc === undefined ? {} : { capturedAtUtc }).stages.map(({ state }) => state).join(' ');

it.each([
  ['healthy: all passed', captureText(), 'passed passed passed passed'],
  ['the user is refused: what lies behind is not reached', captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), 'passed failed not-reached not-reached'],
  ['the device is refused: the identity itself is not shown', captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt }), 'unknown unknown failed not-reached'],
  ['the device is refused while a PRT is there: renewal is at risk', captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), 'unknown passed failed at-risk'],
  ['renewal gets lost: the first three were passed', captureText({ details: { DeviceAuthStatus: undefined }, attempt: lostWith('0x80072ee7') }), 'passed passed passed failed'],
  ['a failed join reaches nothing', notJoined({ 'AD Connectivity Test': 'FAIL [0x8007054b]' }), 'failed not-reached not-reached not-reached'],
  ['nothing shown is never passed', 'AzureAdPrt : NO', 'unknown unknown unknown unknown'],
])('%s', (_, text, expected) => {
  expect(states(text)).toBe(expected);
});

it('near its end renewal is at risk, and the PC is still healthy', () => {
  expect(states(captureText(), Date.UTC(2026, 2, 15))).toBe('passed passed passed at-risk');
});

it('past its end renewal has failed', () => {
  expect(states(captureText(), Date.UTC(2026, 2, 20))).toMatch(/failed$/);
});
