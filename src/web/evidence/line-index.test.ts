import { expect, test } from 'vitest';
import { lineAt, lineOf, lineStarts } from './line-index.js';

const text = 'a\r\nbb\n\nc\rd';

test('lines end with LF, CR LF or CR', () => {
  const starts = lineStarts(text);
  expect(Array.from(starts, (_, i) => lineOf(text, starts, i + 1))).toEqual(['a', 'bb', '', 'c', 'd']);
});

test.each([[0, 1], [3, 2], [6, 3], [7, 4], [9, 5], [99, 5]])('offset %i is in line %i', (offset, line) => {
  expect(lineAt(lineStarts(text), offset)).toBe(line);
});

test('a line beyond the end is empty, a long one is cut', () => {
  expect(lineOf(text, lineStarts(text), 9)).toBe('');
  expect(lineOf('abcdef', lineStarts('abcdef'), 1, 3)).toBe('abc…');
});
