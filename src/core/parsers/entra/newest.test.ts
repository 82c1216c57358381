import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Newest } from './newest.js';

const newestOf = (limit: number, times: readonly (number | undefined)[], asks = false) => {
  const newest = new Newest<{ readonly atUtc?: number }>(limit);
  for (const atUtc of times) if (!asks || newest.wants(atUtc)) newest.add(atUtc === undefined ? {} : { atUtc });
  return newest;
};

test('keeps the newest in their order, and counts the rest', () => {
  const newest = newestOf(3, [5, 1, undefined, 4, 9, 2, 7, 3]);
  expect(newest.kept).toEqual([{ atUtc: 5 }, { atUtc: 9 }, { atUtc: 7 }]);
  expect(newest.omitted).toBe(5);
  expect(newestOf(3, [undefined, 1]).kept).toEqual([{}, { atUtc: 1 }]);
});

test('of every stream', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.option(fc.nat(20), { nil: undefined }), { maxLength: 40 }), fc.boolean(), (limit, times, asks) => {
    const { kept, omitted } = newestOf(limit, times, asks);
    const value = (time: number | undefined) => time ?? -1;
    expect(kept.length + omitted).toBe(times.length);
    expect(kept.length).toBe(Math.min(limit, times.length));
    expect(kept.map(({ atUtc }) => value(atUtc)).sort((a, b) => b - a)).toEqual(times.map(value).sort((a, b) => b - a).slice(0, limit));
  }));
});
