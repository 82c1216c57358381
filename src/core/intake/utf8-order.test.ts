import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Order } from './utf8-order.js';

/** Characters around the surrogates, where the two orders part. */
const pair = fc.string({ unit: fc.constantFrom('a', 'é', '\u4e00', '\uD7FF', '\uE000', '\uFFFD', '😀', '\u{10000}', '\u{10FFFF}'), maxLength: 4 });

test('orders like the UTF-8 bytes', () => {
  expect(['b', 'a/b', 'a', 'é', '\uFFFD', '😀', 'a.txt', ''].sort(utf8Order)).toEqual(['', 'a', 'a.txt', 'a/b', 'b', 'é', '\uFFFD', '😀']);
  fc.assert(fc.property(pair, pair, (a, b) => {
    expect(Math.sign(utf8Order(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
  }));
});
