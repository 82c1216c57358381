import { expect, test } from 'vitest';
import { dateOrderOf, parseExportedInstant } from './exported-instant.js';

const at = Date.UTC(2026, 8, 14, 8, 6, 22);
test.each([
  ['2026-09-14T08:06:22Z', at], ['2026-09-14T08:06:22.1234567Z', at + 123], ['2026-09-14T10:06:22.0000000+02:00', at], ['2026-09-14T03:36:22-0430', at],
  ['2026-09-14 08:06:22.0000000', at], ['2026-09-14', Date.UTC(2026, 8, 14)], ['/Date(1789373182000)/', at], ['/Date(1789373182000+0200)/', at], ['/Date(-1000)/', -1000],
  ['9/14/2026 8:06:22 AM', at], ['9/14/2026, 8:06:22.5 PM', at + 43_200_500], ['14/09/2026 08:06:22', at], ['14.09.2026 08:06:22', at], ['04.09.2026 08:06', Date.UTC(2026, 8, 4, 8, 6)],
  ['2026/09/14 08:06:22 UTC', at], ['9/9/2026 12:00:00 AM', Date.UTC(2026, 8, 9)], ['9/14/2026 12:00 PM', Date.UTC(2026, 8, 14, 12)],
])('%s', (text, instant) => {
  expect(parseExportedInstant(text)).toBe(instant);
});

test.each(['', 'soon', '9/4/2026 8:06:22 AM', '2026-13-14T08:06:22Z', '2026-09-14T08:06:22+15:00', '2026-09-14T08:06:22+02:00:00', '14/14/2026', '/Date(x)/', '/Date(99999999999999999)/', '9/14/2026 13:06 PM', '9/14/26 8:06', '1/2/3', `2026-09-14T08:06:22${'0'.repeat(100)}`])('%s is none', (text) => {
  expect(parseExportedInstant(text)).toBeUndefined();
});

test('the order of a file decides', () => {
  expect(parseExportedInstant('9/4/2026 8:06:22 AM', 'month-first')).toBe(Date.UTC(2026, 8, 4, 8, 6, 22));
  expect(parseExportedInstant('9/4/2026 8:06:22 AM', 'day-first')).toBe(Date.UTC(2026, 3, 9, 8, 6, 22));
  expect(dateOrderOf(['2026-09-14', '9/4/2026', '9/9/2026', '9/14/2026'])).toBe('month-first');
  expect(dateOrderOf(['9/4/2026', '14/9/2026'])).toBe('day-first');
  expect(dateOrderOf(['9/4/2026', 'x'])).toBeUndefined();
});
