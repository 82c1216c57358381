import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, secondsLater, withoutTime } from '../../testing/event-record.js';
import { logFacts } from './log-facts.js';

const refused = eventRecord(1081, { Error: 'invalid_grant', ErrorDescription: 'AADSTS50155: Device authentication failed.' });

test('no log, no facts', () => expect(logFacts([])).toBeUndefined());
test('a log that holds nothing of interest was still read', () => {
  expect(logFacts([eventLog([], { firstUtc: 1, lastUtc: 9 })])).toEqual({ flows: [], omittedFlows: 0, series: [], broker: [], hello: [], clock: [], transport: [], showsSuccesses: false, fromUtc: 1, toUtc: 9 });
});
test('joins what several logs say', () => {
  const registration = eventRecord(304, { ExitCode: '0x801c03f2' }, { provider: 'Microsoft-Windows-User Device Registration', file: 'registration.evtx' });
  const facts = logFacts([eventLog([refused, ...secondsLater(300, [refused])], { firstUtc: 5, lastUtc: 20 }), eventLog([registration], { firstUtc: 2, lastUtc: 7 })]);
  expect(facts).toMatchObject({ flows: [{ aadsts: [50155] }, { aadsts: [50155] }], series: [{ count: 2, sinceUtc: eventTimeUtc }], registration: { lastFailure: { code: 0x801c03f2 } }, fromUtc: 2, toUtc: 20 });
});
test('the options name the user', () => expect(logFacts([eventLog([eventRecord(1250, { Result: '0xC000006D', UserIdentity: 'user2@contoso.com' })])], { upn: 'user1@contoso.com' })?.flows[0]?.whose).toBe('other'));

describe('whether a success would show', () => {
  test.each([
    ['the operational channel alone', refused, false], ['the analytic channel', eventRecord(1006, {}, { channel: 'Microsoft-Windows-AAD/Analytic' }), true],
    ['an end in an export without channels', withoutChannel(eventRecord(1007, { Status: '0x0' })), true],
  ] as const)('%s', (_, record, shows) => expect(logFacts([eventLog([record])])?.showsSuccesses).toBe(shows));
});

function withoutChannel(record: EventRecord): EventRecord {
  const copy: { -readonly [Name in keyof EventRecord]: EventRecord[Name] } = { ...record };
  delete copy.channel;
  return copy;
}

test('never throws, never hangs, says the same twice', () => {
  const provider = fc.constantFrom('Microsoft-Windows-AAD', 'Microsoft-Windows-User Device Registration', 'Microsoft-Windows-HelloForBusiness', 'Microsoft-Windows-Kernel-General', 'Microsoft-Windows-Time-Service', 'Microsoft-Windows-CAPI2', 'Microsoft-Windows-Security-Kerberos', '');
  const record = fc.record({
    provider, id: fc.oneof(fc.integer({ min: -1, max: 1300 }), fc.constantFrom(1, 11, 304, 360, 7001, 1081, 1098, 1250)), message: fc.option(fc.string({ maxLength: 80 })), at: fc.option(fc.integer({ min: -5, max: 5 })),
    data: fc.dictionary(fc.string({ maxLength: 12 }), fc.string({ maxLength: 80 }), { maxKeys: 4 }), number: fc.option(fc.integer()),
  });
  fc.assert(fc.property(fc.array(fc.array(record, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), (logs) => {
    const given = logs.map((events) => eventLog(events.map((one) => ({
      ...withoutTime(eventRecord(one.id, one.data, { provider: one.provider })), ...(one.at === null ? {} : { atUtc: one.at }), ...(one.message === null ? {} : { message: one.message }), ...(one.number === null ? {} : { recordId: one.number }),
    }))));
    expect(logFacts(given)).toEqual(logFacts(given));
  }), { numRuns: 200 });
});

test('hostile values cost little', () => {
  const text = `${'<'.repeat(50_000)}${'-'.repeat(50_000)}\0AADSTS${'9'.repeat(1000)}`;
  const events = Array.from({ length: 300 }, (_, at) => eventRecord([1081, 1088, 1098, 1022, 1144, 1250][at % 6]!, { Error: text, ErrorDescription: text, value: text, Method: text, CorrelationID: text, AdditionalInformation: text }, { message: text }));
  const started = performance.now();
  expect(logFacts([eventLog(events)])).toBeDefined();
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('twenty thousand records of the usual kind', () => {
  const events = Array.from({ length: 20_000 }, (_, at) => secondsLater(at * 20, [at % 2 === 0 ? refused : eventRecord(1098, { Error: '0xCAA2000C', ErrorMessage: 'Request requires user interaction.', AdditionalInformation: 'Code: interaction_required' })])[0]!);
  const started = performance.now();
  const facts = logFacts([eventLog(events)]);
  expect(facts).toMatchObject({ series: [{ count: 1_000 }], broker: [{ count: 10_000, routine: true }], omittedFlows: 9_000 });
  expect(performance.now() - started).toBeLessThan(5_000);
});
