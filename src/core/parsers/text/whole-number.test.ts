import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.js';

test.each([['1098', 1098], [' 7 ', 7], ['0', 0], ['', undefined], [undefined, undefined], ['-1', undefined], ['1e3', undefined], ['1'.repeat(16), undefined]])('%j is %j', (text, number) => {
  expect(wholeNumber(text)).toBe(number);
});
