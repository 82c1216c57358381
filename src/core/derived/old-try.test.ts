import { describe, expect, test } from 'vitest';
import { examineText, factsOf, joinedFactsOf, type Lines, notJoined } from '../testing/index.js';
import { eventXml } from '../testing/tool-files.js';

/** Client Time of `notJoined` is 2026-03-02 09:25:31. */
const recorded = (at: string | undefined, more: Lines = {}): Lines => ({
  'Previous Registration': at, 'Registration Type': 'sync', 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2', 'Server ErrorCode': 'DirectoryError',
  'Server Message': 'The device object by the given id is not found.', 'Https Status': '400', ...more,
});
const timesOut: Lines = { 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee2]', 'DRS Connectivity Test': 'SKIPPED' };
const old = '2026-01-05 08:00:00.000 UTC';
const today = '2026-03-02 08:25:31.000 UTC';

function verdict(lines: Lines, options = {}): string {
  const { verdict: { class: found, confidence, causes } } = examineText(notJoined(lines), options);
  return [found, confidence, ...causes.map(({ id }) => id)].join(' ');
}
const proofOf = (lines: Lines) => examineText(notJoined(lines)).verdict.causes[0]!.because.map(({ fact }) => fact);

describe('a test that fails today', () => {
  test('comes before an error of weeks ago, which is no cause any more and no proof', () => {
    expect(verdict({ ...timesOut, ...recorded(old) })).toBe('network likely request-timeout');
    expect(proofOf({ ...timesOut, ...recorded(old) })).toEqual(['DRS Discovery Test']);
  });
  test.each([['an hour ago', today], ['without a date', undefined], ['after the test, by a clock that was set', '2026-03-02 10:00:00.000 UTC']])('comes before another error %s, which stays a second lead', (_, at) => {
    expect(verdict({ ...timesOut, ...recorded(at) })).toBe('network likely request-timeout device-not-yet-synced');
    expect(proofOf({ ...timesOut, ...recorded(at) })).toEqual(['DRS Discovery Test']);
  });
  test('is confirmed by the same error of a moment ago, not by one of weeks ago', () => {
    const same = (at: string) => verdict({ ...timesOut, ...recorded(at, { 'Error Phase': 'discover', 'Client ErrorCode': '0x80072ee2', 'Server ErrorCode': undefined, 'Server Message': undefined, 'Https Status': '0' }) });
    expect(same(today)).toBe('network confirmed request-timeout');
    expect(same(old)).toBe('network likely request-timeout');
  });
  test('that no domain controller answers stays confirmed beside an old error', () => {
    expect(verdict({ 'AD Connectivity Test': 'FAIL [0x54b]', ...recorded(old) })).toBe('network confirmed domain-controller-unreachable');
  });
});

describe('where no test fails', () => {
  test('an error of today is the cause, one of weeks ago only a lead', () => {
    expect(verdict(recorded(today))).toBe('not-registered likely device-not-yet-synced');
    expect(verdict(recorded(old))).toBe('not-registered possible device-not-yet-synced');
    expect(verdict(recorded(undefined))).toBe('not-registered likely device-not-yet-synced');
  });
  test.each([['2026-02-23 09:25:31.000 UTC', 'likely'], ['2026-02-23 09:25:30.999 UTC', 'possible']])('the border is seven days: %s', (at, confidence) => {
    expect(verdict(recorded(at))).toBe(`not-registered ${confidence} device-not-yet-synced`);
  });
  test('a request that got lost is only possible, since the same step is tested and passes', () => {
    const lost = { 'Error Phase': 'discover', 'Client ErrorCode': '0x80072ee2', 'Previous Registration': today };
    expect(verdict(lost)).toBe('network possible request-timeout');
    // Without the tests, the record is all there is; in another phase, another host was asked.
    expect(verdict({ ...lost, 'DRS Discovery Test': undefined, 'DRS Connectivity Test': undefined })).toBe('network likely request-timeout');
    expect(verdict({ ...lost, 'Error Phase': 'auth' })).toMatch(/^network likely/);
  });
  test('without a time of the capture nothing is old', () => {
    expect(verdict({ ...recorded(old), 'Client Time': undefined })).toBe('not-registered likely device-not-yet-synced');
    expect(verdict({ ...recorded(old), 'Client Time': undefined }, { capturedAtUtc: Date.UTC(2026, 2, 2) })).toBe('not-registered possible device-not-yet-synced');
  });
});

describe('a try of the registration log', () => {
  const provider = 'Microsoft-Windows-User Device Registration';
  const failed = (at: string) => eventXml('registration.xml', provider, `${provider}/Admin`, 304, at, { ExitCode: '0x80072ee7' });
  test('that is later than the printed one takes its place', () => {
    expect(joinedFactsOf(notJoined(recorded(old)), [failed('2026-03-02T08:00:00.000Z')]).preJoin).toMatchObject({ client: { code: 0x80072ee7 }, serverMessage: undefined });
    expect(joinedFactsOf(notJoined(recorded(today)), [failed('2026-03-01T08:00:00.000Z')]).preJoin).toMatchObject({ client: { code: 0x801c03f2 } });
  });
  test('of weeks ago is no cause beside a test that fails today', () => {
    const { preJoin } = joinedFactsOf(notJoined(timesOut), [failed('2026-01-05T08:00:00.000Z')]);
    expect(preJoin).toMatchObject({ client: undefined, oldTry: { days: 56 } });
  });
});

test('the tests themselves are never taken for old', () => {
  const { preJoin } = factsOf(notJoined({ ...timesOut, ...recorded(old) }));
  expect(preJoin?.codes.map(({ field, code }) => [field.fact, code])).toEqual([['DRS Discovery Test', 0x80072ee2], ['DRS Discovery Test', 0x801c0021]]);
  expect(preJoin?.oldTry?.because.map(({ fact }) => fact)).toEqual(['Previous Registration', 'Client Time']);
});
