import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printedTime, provenOrder, wallClock } from './printed-time.js';

const shown = (text: string, ...rest: [order?: 'day-first' | 'month-first', years?: readonly [number, number]]) => {
  const time = printedTime(text);
  const utc = time === undefined ? undefined : wallClock(time, ...rest);
  return utc === undefined ? undefined : new Date(utc).toISOString();
};

describe('one date in many spellings', () => {
  test.each([
    '6/24/2020 3:35:35 PM', '24.06.2020 15:35:35', '2020/06/24 15:35:35', '2020-06-24T15:35:35', '24-Jun-20 3:35:35 PM', 'Wednesday, 24 June 2020 15:35:35', '2020-06-24 오후 3:35:35',
    '6/24/2020, 3:35:35.000 PM', '24. 6. 2020 15:35:35', '\u200e6/\u200e24/\u200e2020 3:35:35\u202fPM', '24/06/2020 15.35.35',
  ])('%s', (text) => {
    expect(shown(text)).toBe('2020-06-24T15:35:35.000Z');
  });

  test.each([['2020-06-24T15:35:35+02:00', 120], ['2020-06-24T15:35:35-0430', -270], ['6/24/2020 15:35:35 UTC', 0], ['6/24/2020 15:35:35', undefined]])('the zone of %s', (text, minutes) => {
    expect(printedTime(text)?.clock?.offsetMinutes).toBe(minutes);
  });
});

test('two readings are decided by what the date proves, by the order, or not at all', () => {
  expect([shown('6/7/2020'), shown('6/7/2020', 'day-first'), shown('6/7/2020', 'month-first')]).toEqual([undefined, '2020-07-06T00:00:00.000Z', '2020-06-07T00:00:00.000Z']);
  expect([shown('6.7.2020'), shown('7/7/2020')]).toEqual(['2020-07-06T00:00:00.000Z', '2020-07-07T00:00:00.000Z']);
  expect(['6/7/2020', '6/13/2020', '13/6/2020', '6.7.2020', '6.13.2020', '2020/6/13'].map((text) => provenOrder(printedTime(text)!))).toEqual([undefined, 'month-first', 'day-first', 'day-first', 'month-first', undefined]);
});

test.each(['', '1098', '45/45/2020 1:00', '31.02.2020 1:00', '29.02.2021', '2020-06-24T99:00', '6/24/2020 13:05 PM', 'see 6/24/2020 3:35 AM for details', '10.0.19045.2604', '24.06.2563 1:00', '1/2/3'])('%j is none', (text) => {
  expect(shown(text, 'day-first')).toBeUndefined();
});

test('years of a caller\'s choice', () => {
  expect(shown('14.09.2563', undefined, [1, 9999])).toBe('2563-09-14T00:00:00.000Z');
});

test('never throws, never hangs', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/.-: TZ+APMx,') }), (text) => {
    const time = printedTime(text);
    expect(time === undefined || wallClock(time) === undefined || Number.isFinite(wallClock(time))).toBe(true);
  }));
  for (const text of [' '.repeat(1_000_000), '1/'.repeat(500_000), '\u200e'.repeat(1_000_000)]) expect(printedTime(text)).toBeUndefined();
});
