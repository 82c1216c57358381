import { describe, expect, test } from 'vitest';
import { dateOrderOf, eventTime, isEventTime } from './event-time.js';

const local = (text: string) => ({ atLocal: Date.parse(`${text}Z`) });
const utc = (text: string) => ({ atUtc: Date.parse(text) });

describe('eventTime', () => {
  test.each([
    ['/Date(1718000000000)/', { atUtc: 1718000000000 }],
    ['\\/Date(1718000000000+0200)\\/', { atUtc: 1718000000000 }],
    ['2024-06-10T09:03:01.1234567+02:00', utc('2024-06-10T07:03:01.123Z')],
    ['2024-06-10T09:03:01Z', utc('2024-06-10T09:03:01Z')],
    ['2024-06-10 09:03:01 UTC', utc('2024-06-10T09:03:01Z')],
    ['2024-06-10T09:03:01.123', local('2024-06-10T09:03:01.123')],
    ['6/24/2020 3:35:35 AM', local('2020-06-24T03:35:35')],
    ['6/24/2020 12:35:35 PM', local('2020-06-24T12:35:35')],
    ['6/24/2020 12:05:35 AM', local('2020-06-24T00:05:35')],
    ['24.06.2020 15:35:35', local('2020-06-24T15:35:35')],
    ['24/06/2020 15:35', local('2020-06-24T15:35:00')],
    ['24-06-2020 15:35:35', local('2020-06-24T15:35:35')],
    ['2020/06/24 15:35:35', local('2020-06-24T15:35:35')],
    ['24-Jun-20 3:35:35 PM', local('2020-06-24T15:35:35')],
    ['Wednesday, 24 June 2020 15:35:35', local('2020-06-24T15:35:35')],
    ['2020-06-24 오후 3:35:35', local('2020-06-24T15:35:35')],
    ['6/10/2024, 9:03:01.123 AM', local('2024-06-10T09:03:01.123')],
    ['24. 6. 2020 15:35:35', local('2020-06-24T15:35:35')],
  ])('%s', (text, expected) => expect(eventTime(text)).toEqual(expected));

  test.each(['', '1098', 'AAD', '6/24/2020', '45/45/2020 1:00', '2020-06-24T99:00', 'see 6/24/2020 3:35 AM for details', 'Microsoft-Windows-AAD', '10.0.19045.2604', `${'1'.repeat(50)}/1/2020 1:00`])('%j is none', (text) => {
    expect(eventTime(text)).toEqual({});
    expect(isEventTime(text)).toBe(false);
  });

  test('day first and month first', () => {
    expect(eventTime('06/07/2020 01:00:00', 'day-first')).toEqual(local('2020-07-06T01:00:00'));
    expect(eventTime('06/07/2020 01:00:00', 'month-first')).toEqual(local('2020-06-07T01:00:00'));
  });
});

test.each([
  [['06/07/2020 01:00', '13/07/2020 01:00'], 'day-first'],
  [['06/07/2020 01:00', '07/13/2020 01:00'], 'month-first'],
  [['6/7/2020 1:00:00 AM'], 'month-first'],
  [['06/07/2020 13:00:00'], 'day-first'],
  [['06.07.2020 13:00:00'], 'day-first'],
  [['2020-06-07 13:00'], 'month-first'],
  [[], 'month-first'],
] as const)('%j are %s', (texts, order) => expect(dateOrderOf(texts)).toBe(order));
