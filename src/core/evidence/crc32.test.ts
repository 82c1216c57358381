import { expect, test } from 'vitest';
import { crc32 } from './crc32.js';

test('gives the published check value, and 0 for nothing', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});
