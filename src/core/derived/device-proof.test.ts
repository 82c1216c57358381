import { describe, expect, test } from 'vitest';
import { captureText, excerpt, factsOf, failedWith, withoutDeviceTest, withoutPrt } from '../testing/index.js';

describe('the live test against Entra', () => {
  const answers = [
    ['SUCCESS', 'success', []],
    ['FAILED. Device is either disabled or deleted', 'failed-object', []],
    ['FAILED. Device is either deleted or disabled', 'failed-object', []],
    ['FAILED. Error: 0xd000023c', 'failed-test', [0xc000023c]],
    ['FAILED. Error: 0x2ee7', 'failed-test', [0x80072ee7]],
    ['FAILED. Error (-2146893802)', 'failed-test', [0x80090016]],
    ['FAILED. ERROR', 'failed-test', []],
    ['FAILED. Error: 0xd000023c (was it deleted?)', 'failed-test', [0xc000023c]],
    ['FAILED', 'other', []],
    ['UNKNOWN', 'other', []],
  ] as const;
  test.each(answers)('%s', (value, result, codes) => {
    expect(factsOf(excerpt({ DeviceAuthStatus: value })).device.deviceAuth).toMatchObject({ result, codes });
  });

  test('is absent where the line is blank or not printed', () => {
    expect(factsOf(captureText({ details: { DeviceAuthStatus: '' } })).device).toHaveProperty('deviceAuth', undefined);
    expect(factsOf(captureText({ details: withoutDeviceTest })).device).toHaveProperty('deviceAuth', undefined);
  });
});

describe('the local key test', () => {
  test.each([
    ['PASSED', 'passed'], ['FAILED (device key)', 'device-key'], ['FAILED (transport key) 0x80090016', 'transport-key'], ['FAILED', 'failed'],
    ['MUST Run elevated to test.', 'not-run'],
  ] as const)('%s', (value, result) => expect(factsOf(captureText({ diagnostics: { KeySignTest: value } })).device.keySign?.result).toBe(result));
});

describe('the recovery mark', () => {
  test.each([['YES', true], ['NO', false], ['ERROR', false]] as const)('AadRecoveryEnabled : %s', (value, marked) => {
    expect(factsOf(captureText({ diagnostics: { AadRecoveryEnabled: value } })).device.recovery !== undefined).toBe(marked);
  });
});

describe('the device certificate', () => {
  const range = (from: string, to: string) => ({ ...withoutDeviceTest, DeviceCertificateValidity: `[ ${from} 10:00:00.000 UTC -- ${to} 10:30:00.000 UTC ]` });
  const state = (from: string, to: string, capturedAtUtc?: number) =>
    factsOf(captureText({ details: range(from, to), sso: withoutPrt }), capturedAtUtc === undefined ? {} : { capturedAtUtc }).device.certificate?.state;
  const inMarch = Date.UTC(2026, 2, 2);

  test.each([
    ['2023-01-11', '2033-01-11', 'valid'], ['2016-03-20', '2026-03-20', 'near-end'], ['2016-02-01', '2026-02-01', 'expired'], ['2026-06-01', '2036-06-01', 'not-yet-valid'],
  ] as const)('from %s to %s, in March 2026: %s', (from, to, expected) => expect(state(from, to, inMarch)).toBe(expected));

  test('is undated where nothing tells the capture\'s time', () => expect(state('2016-02-01', '2020-02-01')).toBe('undated'));

  test('is not yet valid only where a time is known, and a lower bound of the time is none', () => {
    expect(factsOf(captureText({ details: range('2026-06-01', '2036-06-01') })).device.certificate?.state).toBe('undated');
    expect(factsOf(captureText({ details: range('2026-06-01', '2036-06-01'), sso: withoutPrt, attempt: failedWith('0xc000006d') })).device.certificate?.state).toBe('not-yet-valid');
  });

  test('is disproved by a device test that passes, and by a PRT that is newer than the printed end', () => {
    const ended = range('2016-02-01', '2026-02-01');
    expect(factsOf(captureText({ details: { ...ended, DeviceAuthStatus: 'SUCCESS' }, sso: withoutPrt }), { capturedAtUtc: inMarch }).device.certificate).toMatchObject({ state: 'expired', disproved: true });
    expect(factsOf(captureText({ details: ended })).device.certificate).toMatchObject({ state: 'expired', disproved: true });
    expect(factsOf(captureText({ details: ended, sso: withoutPrt }), { capturedAtUtc: inMarch }).device.certificate).toMatchObject({ state: 'expired', disproved: false });
  });

  test('of a work account is not the device\'s', () => {
    const text = excerpt({ WorkplaceJoined: 'YES', WorkAccountCount: '1' }) + '\r\n\r\n+----------------------------------------------------------------------+\r\n| Work Account 1                                                       |\r\n+----------------------------------------------------------------------+\r\n\r\n'
      + excerpt({ WorkplaceDeviceId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', DeviceCertificateValidity: '[ 2016-02-01 10:00:00.000 UTC -- 2026-02-01 10:30:00.000 UTC ]' });
    expect(factsOf(text).device).toHaveProperty('certificate', undefined);
  });
});
