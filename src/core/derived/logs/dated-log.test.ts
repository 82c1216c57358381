import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, withoutTime } from '../../testing/event-record.js';
import { datedLog } from './dated-log.js';

const hour = 3_600_000;
const stampText = (utc: number) => `AADSTS50126: x Trace ID: y Timestamp: ${new Date(utc).toISOString().slice(0, 19).replace('T', ' ')}Z`;
/** Entra's answer of this instant, logged by a PC that is so many hours ahead of UTC. */
const answer = (utc: number, aheadHours: number, id = 1081): EventRecord => ({ ...withoutTime(eventRecord(id, { ErrorDescription: stampText(utc) })), atLocal: utc + aheadHours * hour });
const other = (atLocal: number): EventRecord => ({ ...withoutTime(eventRecord(1085, { Status: '0xC000006D' })), atLocal });
const timesOf = (...events: readonly EventRecord[]) => datedLog(eventLog(events)).events.map(({ atUtc, atLocal }) => [atUtc, atLocal]);
const at = eventTimeUtc;

describe('Entra\'s stamp in one answer dates the whole log', () => {
  test.each([-12, -8, -3.5, 0, 1, 5.75, 9, 14])('%f hours ahead of UTC', (ahead) => {
    expect(timesOf(answer(at, ahead), other(at + ahead * hour + hour))).toEqual([[at, undefined], [at + hour, undefined]]);
  });
  test('an answer is logged seconds after it was given', () => {
    const late = answer(at, -8);
    expect(timesOf({ ...late, atLocal: late.atLocal! + 20_000 })).toEqual([[at + 20_000, undefined]]);
  });
  test('summer time began between two answers: each record has the zone of the nearest', () => {
    const day = 24 * hour;
    expect(timesOf(answer(at, 1), other(at + hour + day), answer(at + 30 * day, 2), other(at + 29 * day + 2 * hour)).map(([utc]) => utc)).toEqual([at, at + day, at + 30 * day, at + 29 * day]);
  });
  test('the log then knows its span', () => expect(datedLog(eventLog([answer(at, 9), other(at + 10 * hour)]))).toMatchObject({ firstUtc: at, lastUtc: at + hour }));
});

describe('left as it is', () => {
  const kept: readonly (readonly [string, readonly EventRecord[]])[] = [
    ['no answer', [other(at)]],
    ['no stamp in the answer', [{ ...withoutTime(eventRecord(1081, { ErrorDescription: 'AADSTS50126: x' })), atLocal: at }]],
    ['a log in UTC', [eventRecord(1081, { ErrorDescription: stampText(at - hour) })]],
    ['a clock that is wrong by minutes is no zone', [answer(at, 1.1)]],
    ['a clock that is wrong by days', [answer(at, 30)]],
    ['two zones in one log: the clock was changed', [answer(at, 1), answer(at + hour, 4)]],
    ['the broker may repeat an answer that it kept', [answer(at, 1, 1098)]],
  ];
  test.each(kept)('%s', (_, events) => {
    const log = eventLog(events);
    expect(datedLog(log)).toBe(log);
  });
});
