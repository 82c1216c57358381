import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBytes } from './byte-order.js';

test('orders like the UTF-8 bytes', () => {
  const sign = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect(Math.sign(compareBytes('\u{10000}', '\uffee'))).toBe(sign('\u{10000}', '\uffee'));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
    expect(Math.sign(compareBytes(a, b))).toBe(sign(a, b));
  }));
});
