import { expect, test } from 'vitest';
import { scriptDate } from './script-date.js';

test.each([
  ['/Date(1718000000000)/', 1_718_000_000_000], ['\\/Date(1718000000000+0200)\\/', 1_718_000_000_000], ['/Date(1718000000000-0700)/', 1_718_000_000_000],
  ['/Date(-1000)/', -1000], ['/Date(-62135596800000)/', -62_135_596_800_000],
  ['/Date(x)/', undefined], ['/Date()/', undefined], ['/Date(99999999999999999)/', undefined], ['/Date(1718000000000', undefined], ['on Date(1)', undefined], ['', undefined],
])('%s', (text, utc) => {
  expect(scriptDate(text)).toBe(utc);
});
