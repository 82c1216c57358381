import { expect, test } from 'vitest';
import { daysBefore, middleOf, moved, spanOf, ticks, zoomed } from './time-span.js';

const whole = { from: 0, to: 100_000 };

test('the whole has room at its ends', () => {
  expect(spanOf([1_000, 11_000])).toEqual({ from: 500, to: 11_500 });
  expect(spanOf([])).toEqual({ from: 0, to: 1_000 });
  expect(spanOf([7]).to).toBeGreaterThan(7);
});

test('zooming keeps the point under the pointer, and stays inside', () => {
  expect(zoomed(whole, 0.5, whole, 0.25)).toEqual({ from: 12_500, to: 62_500 });
  expect(zoomed({ from: 0, to: 60_000 }, 2, whole)).toEqual(whole);
  expect(zoomed({ from: 5_000, to: 6_000 }, 0.5, whole)).toEqual({ from: 5_000, to: 6_000 });
});

test('zooming around the middle one of some instants keeps it in sight', () => {
  const instants = [90_000, 20_000, 10_000];
  expect(middleOf(instants, whole)).toBe(0.2);
  let span = whole;
  for (let i = 0; i < 5; i++) span = zoomed(span, 0.5, whole, middleOf(instants.filter((at) => at >= span.from && at <= span.to), span));
  expect(span.from).toBeLessThanOrEqual(20_000);
  expect(span.to).toBeGreaterThanOrEqual(20_000);
  expect(middleOf([], whole)).toBe(0.5);
});

test('moving stops at the ends', () => {
  expect(moved({ from: 0, to: 10_000 }, 0.5, whole)).toEqual({ from: 5_000, to: 15_000 });
  expect(moved({ from: 0, to: 10_000 }, -1, whole)).toEqual({ from: 0, to: 10_000 });
  expect(moved({ from: 95_000, to: 100_000 }, 3, whole)).toEqual({ from: 95_000, to: 100_000 });
});

test.each([[1_000, 5], [86_400_000, 6], [3_153_600_000_000, 4]])('a span of %i ms has at most %i marks', (length, most) => {
  expect(ticks({ from: 0, to: length }, most).length).toBeLessThanOrEqual(most + 1);
});

test('the days before the capture are those that hold something, if that is less than all', () => {
  const day = 86_400_000;
  const wide = { from: 0, to: 1_000 * day };
  expect(daysBefore([1 * day, 99 * day, 100 * day, 900 * day], 100 * day, wide)).toEqual({ from: 99 * day - 0.03 * day, to: 100 * day + 0.03 * day });
  expect(daysBefore([99 * day, 100 * day], 100 * day, wide)).toBeUndefined();
  expect(daysBefore([1, 2], Number.NaN, wide)).toBeUndefined();
});
