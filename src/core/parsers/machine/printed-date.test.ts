import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DateOrder } from '../text/printed-time.js';
import { dateOrder, printedDate } from './printed-date.js';

test.each<[text: string, order: DateOrder | undefined, iso: string | undefined]>([
  ['12/30/2022 5:10 PM', undefined, '2022-12-30T17:10:00.000Z'], ['12/30/2022 12:05 AM', undefined, '2022-12-30T00:05:00.000Z'],
  ['30/12/2022 17:10', undefined, '2022-12-30T17:10:00.000Z'], ['30.12.2022 17:10:09', undefined, '2022-12-30T17:10:09.000Z'],
  ['03.04.2022 01:00', undefined, '2022-04-03T01:00:00.000Z'], ['30. 12. 2022 17:10', undefined, '2022-12-30T17:10:00.000Z'],
  ['2022/12/30 17:10', undefined, '2022-12-30T17:10:00.000Z'], ['2022-12-30 오후 5:10', undefined, '2022-12-30T17:10:00.000Z'],
  ['2022/12/30 下午 05:10', undefined, '2022-12-30T17:10:00.000Z'], ['12/30/2022 5:10\u202fPM', undefined, '2022-12-30T17:10:00.000Z'],
  ['03/04/2022 01:00', undefined, undefined], ['03/04/2022 01:00', 'day-first', '2022-04-03T01:00:00.000Z'], ['03/04/2022 01:00', 'month-first', '2022-03-04T01:00:00.000Z'],
  ['04/04/2022 01:00', undefined, '2022-04-04T01:00:00.000Z'],
  ['31.02.2022 01:00', undefined, undefined], ['30/12/22 17:10', undefined, undefined], ['30/12/2565 17:10', undefined, undefined], ['Friday, December 30, 2022', undefined, undefined],
  ['13/13/2022 01:00', 'day-first', undefined], ['30.12.2022 25:00', undefined, undefined], ['30.12.2022 5:10 xx', undefined, undefined], ['', undefined, undefined],
])('%s %s', (text, order, iso) => {
  const utc = printedDate(text, order);
  expect(utc === undefined ? undefined : new Date(utc).toISOString()).toBe(iso);
});

test('what a date proves about the others', () => {
  expect([dateOrder('12/30/2022'), dateOrder('30/12/2022'), dateOrder('03/04/2022'), dateOrder('03.04.2022'), dateOrder('2022-12-30')]).toEqual(['month-first', 'day-first', undefined, 'day-first', undefined]);
});

test('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/.-: APMx') }), (text) => {
    const utc = printedDate(text);
    expect(utc === undefined || Number.isFinite(utc)).toBe(true);
  }));
});
