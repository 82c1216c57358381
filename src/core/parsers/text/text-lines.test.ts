import { expect, test } from 'vitest';
import { textLines } from './text-lines.js';

const lines = (text: string, longest?: number) => Array.from(textLines({ text, firstLine: 7 }, longest), ({ line, text: content }) => `${String(line)} ${content}`);

test('every kind of line end counts once', () => {
  expect(lines('a\nb\r\nc\r\r\nd\re')).toEqual(['7 a', '8 b', '9 c', '10 d', '11 e']);
  expect(lines('\n\n')).toEqual(['7 ', '8 ', '9 ']);
  expect(lines('')).toEqual(['7 ']);
});

test('NULs and the end of an overlong line are left out', () => {
  expect(lines('a\0b')).toEqual(['7 ab']);
  expect(lines('abcdef\ngh', 4)).toEqual(['7 abcd', '8 gh']);
});

test('giant texts take linear time', () => {
  for (const text of ['\r'.repeat(300_000), '\n'.repeat(300_000), 'x'.repeat(1_000_000)]) expect(lines(text).length).toBeGreaterThan(0);
});
