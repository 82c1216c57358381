import { expect, test } from 'vitest';
import { isDigit, isDigits, isHexDigit, isLetter } from './ascii.js';

const those = (is: (code: number) => boolean) => Array.from({ length: 256 }, (_, code) => (is(code) ? String.fromCharCode(code) : '')).join('');

test('characters of ASCII, and none behind a text\'s end', () => {
  expect(those(isDigit)).toBe('0123456789');
  expect(those(isHexDigit)).toBe('0123456789ABCDEFabcdef');
  expect(those(isLetter)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
  for (const is of [isDigit, isHexDigit, isLetter]) expect(is(Number.NaN)).toBe(false);
});

test.each([['0', true], ['007', true], ['', false], ['-1', false], [' 1', false], ['1.5', false], ['٣', false]])('digits only: %j', (text, expected) => {
  expect(isDigits(text)).toBe(expected);
});
