import { expect, test } from 'vitest';
import { withoutTokens } from './without-tokens.js';

const token = `eyJ${'a'.repeat(40)}.eyJ${'b'.repeat(40)}.c-_`;

test.each([
  ['', ''], ['no token', 'no token'], [token, '[x]'], [`a ${token}, ${token}`, 'a [x], [x]'], ['eyJ is a word', 'eyJ is a word'], [`${token} eyJ`, '[x] eyJ'],
])('%.20j', (text, expected) => {
  expect(withoutTokens(text, '[x]')).toBe(expected);
});

test('many beginnings take linear time', () => {
  expect(withoutTokens('eyJ '.repeat(300_000), '[x]')).toHaveLength(1_200_000);
});
