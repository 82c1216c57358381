import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, secondsLater, withoutTime } from '../../testing/event-record.js';
import { clockEvents, mostClockEvents } from './clock-event.js';

const system = (provider: string, id: number, data: Record<string, string>, over: Partial<EventRecord> = {}) => eventRecord(id, data, { provider, channel: 'System', file: 'System.evtx', ...over });
const set = (from: string, to: string, more: Record<string, string> = {}) => system('Microsoft-Windows-Kernel-General', 1, { NewTime: to, OldTime: from, Reason: '1', ...more });
const service = (id: number, data: Record<string, string> = {}) => system('Microsoft-Windows-Time-Service', id, data);
const read = (...events: EventRecord[]) => clockEvents([eventLog(events)]);

describe('what the clock did', () => {
  test.each([
    ['set forward', set('2026-03-01T09:00:00.000000000Z', '2026-03-02T09:00:30.5000000Z'), { what: 'set', sizeSeconds: 86_431 }],
    ['set back', set('2026-03-02T09:00:00.000Z', '2026-03-02T08:00:00.000Z'), { what: 'set', sizeSeconds: -3600 }],
    ['set, with the marks of a rendered date', set('\u200e2026\u200e-\u200e03\u200e-\u200e02T09:00:00.000Z', '\u200e2026\u200e-\u200e03\u200e-\u200e02T10:00:00.000Z'), { sizeSeconds: 3600 }],
    ['set, by the event\'s own difference', set('?', '?', { TimeDeltaInMs: '-120000' }), { sizeSeconds: -120 }],
    ['set by the time service', service(52, { TimeOffsetSeconds: '-7200' }), { what: 'set', sizeSeconds: -7200 }],
    ['a change that the service refuses to make', service(34, { SystemTimeChangeSeconds: '-86400', MaxSystemTimeChangeSeconds: '54000', TimeSource: 'dc1.contoso.com' }), { what: 'change-refused', sizeSeconds: -86400, source: 'dc1.contoso.com' }],
    ['a difference', service(50, { TimeDifferenceMilliseconds: '5000', TimeSampleSeconds: '900' }), { what: 'differs', sizeSeconds: 5 }],
    ['no time for long', service(36, { UnsynchronizedTimeSeconds: '86400' }), { what: 'not-synchronised' }],
    ['no source', service(29, { RetryMinutes: '15' }), { what: 'not-synchronised' }],
    ['a source that cannot be found', service(134, { ErrorMessage: 'No such host is known. (0x80072AF9)', RetryMinutes: '15', DomainPeer: 'time.windows.com,0x9' }), { what: 'source-unreachable', source: 'time.windows.com,0x9' }],
    ['a source that does not answer', service(47, { ManualPeer: 'time.windows.com' }), { what: 'source-unreachable' }],
    ['right again', service(37, { TimeSource: 'dc1.contoso.com' }), { what: 'synchronised' }],
  ] as const)('%s', (_, event, expected) => expect(read(event)).toMatchObject([expected]));
  test('a citation', () => expect(read(service(50, { TimeDifferenceMilliseconds: '5000' }))[0]?.because).toEqual([{ fact: 'Time-Service 50', value: 'TimeDifferenceMilliseconds: 5000', file: 'System.evtx', locator: 'record 1' }]));
});

describe('silent', () => {
  test.each([
    ['the daily correction', set('2026-03-02T09:00:00.000Z', '2026-03-02T09:00:01.289Z')], ['a change of which no time can be read', set('02.03.2026', '03.03.2026')],
    ['a provider that is not for this PC', service(158, { TimeProvider: 'VMICTimeProvider' })], ['a source that is found again', service(138, { DomainPeer: 'dc1' })],
    ['a small step of the time service', service(52, { TimeOffsetSeconds: '2' })], ['a start of the system', system('Microsoft-Windows-Kernel-General', 12, {})], ['another provider', system('Microsoft-Windows-Kernel-Power', 1, { NewTime: '2026-03-02T09:00:00Z', OldTime: '2025-03-02T09:00:00Z' })],
  ] as const)('%s', (_, event) => expect(read(event)).toEqual([]));
});

test('newest first, within bounds, with wall-clock time where that is all', () => {
  const many = Array.from({ length: mostClockEvents + 5 }, (_, at) => secondsLater(at, [service(36)])[0]!);
  expect(read(...many)).toHaveLength(mostClockEvents);
  expect(read(...many)[0]?.atUtc).toBe(eventTimeUtc + (mostClockEvents + 4) * 1000);
  expect(read({ ...withoutTime(service(36)), atLocal: 5 })).toMatchObject([{ atLocal: 5 }]);
});
