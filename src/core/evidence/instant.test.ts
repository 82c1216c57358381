import { expect, test } from 'vitest';
import { parseInstant, parseValidity, parseZonedInstant } from './instant.js';

test.each([
  ['2020-07-18 20:10:33.789 UTC', Date.UTC(2020, 6, 18, 20, 10, 33, 789)],
  ['2025-06-02 05:57:29.000 UTC', Date.UTC(2025, 5, 2, 5, 57, 29)],
  ['2026-09-14 08:06:22 UTC', Date.UTC(2026, 8, 14, 8, 6, 22)],
  ['2026-09-14 08:06:22', Date.UTC(2026, 8, 14, 8, 6, 22)],
  ['2026-09-14T08:06:22.5Z', Date.UTC(2026, 8, 14, 8, 6, 22, 500)],
  ['  2024-02-29 00:00:00.000 UTC ', Date.UTC(2024, 1, 29)],
  ['1601-01-01 00:00:00.000 UTC', Date.UTC(1601, 0, 1)],
])('%s is an instant', (value, instant) => {
  expect(parseInstant(value)).toBe(instant);
});

test.each([
  '', '[Date] UTC', '2022-07-2', '2022-07-06 12:36', '2023-02-30 00:00:00.000 UTC', '2023-02-29 00:00:00.000 UTC', '2023-13-01 00:00:00 UTC',
  '2023-01-01 24:00:00 UTC', '2023-01-01 00:60:00 UTC', '2023-01-01 00:00:00. UTC', '2023-01-01 00:00:00.000 CET', '20x0-07-18 20:10:33.789 UTC',
  '2020-07-18 20:10:33.789 UTC and more', 'YES', 'xxxx-xx-xx xx:xx:xx UTC',
])('%s is none', (value) => {
  expect(parseInstant(value)).toBeUndefined();
});

test.each([
  ['[ 2019-01-11 21:02:50.000 UTC -- 2029-01-11 21:32:50.000 UTC ]', [Date.UTC(2019, 0, 11, 21, 2, 50), Date.UTC(2029, 0, 11, 21, 32, 50)]],
  ['[ 2025-05-24 08:35:03.000 UTC - 2025-05-24 09:05:03.000 UTC ]', [Date.UTC(2025, 4, 24, 8, 35, 3), Date.UTC(2025, 4, 24, 9, 5, 3)]],
  ['2019-01-11 21:02:50 UTC -- 2029-01-11 21:32:50 UTC', [Date.UTC(2019, 0, 11, 21, 2, 50), Date.UTC(2029, 0, 11, 21, 32, 50)]],
  ['[2019-01-11 21:02:50.000 UTC — 2029-01-11 21:32:50.000 UTC]', [Date.UTC(2019, 0, 11, 21, 2, 50), Date.UTC(2029, 0, 11, 21, 32, 50)]],
])('%s is a range', (value, [fromUtc, toUtc]) => {
  expect(parseValidity(value)).toEqual({ fromUtc, toUtc });
});

test.each(['', '[REDACTED_DATE_RANGE]', '[ 2019-01-11 21:02:50.000 UTC -- ', '[ 2019-01-11 21:02:50.000 UTC ]', '[ a -- b ]'])('%s is no range', (value) => {
  expect(parseValidity(value)).toBeUndefined();
});

test.each([
  ['2018-07-06T18:45:46.9666279Z', Date.UTC(2018, 6, 6, 18, 45, 46, 966)],
  ['2018-07-06T18:45:46Z', Date.UTC(2018, 6, 6, 18, 45, 46)],
  ['2018-07-06 18:45:46.5Z', Date.UTC(2018, 6, 6, 18, 45, 46, 500)],
  ['2018-07-06T18:45:46.966627900-08:00', Date.UTC(2018, 6, 7, 2, 45, 46, 966)],
  ['2018-07-06T18:45:46+0530', Date.UTC(2018, 6, 6, 13, 15, 46)],
  ['2018-07-06T18:45:46 +02', Date.UTC(2018, 6, 6, 16, 45, 46)],
  ['2018-07-06T18:45:46.966', undefined],
  ['2018-13-06T18:45:46Z', undefined],
  ['2018-07-06T18:45:46+15:00', undefined],
  ['2018-07-06T18:45:46+02:0', undefined],
  ['2018-07-06T18:45:46+02:00:00', undefined],
  ['2018-07-06T18:45:46 CET', undefined],
  ['06.07.2018 18:45:46', undefined],
  ['', undefined],
])('with its zone: %s', (text, utc) => {
  expect(parseZonedInstant(text)).toBe(utc);
});
