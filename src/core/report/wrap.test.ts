import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, wrap } from './wrap.js';

describe('wrap', () => {
  it.each([
    ['breaks at blanks', 'one two three', 8, ['one two', 'three']],
    ['fills a line exactly', 'one two', 7, ['one two']],
    ['breaks a word that is wider than a line', 'abcdefgh ij', 4, ['abcd', 'efgh', 'ij']],
    ['counts East Asian letters twice', '中文字', 4, ['中文', '字']],
    ['gives one line for nothing', '', 10, ['']],
  ])('%s', (_, text, width, lines) => expect(wrap(text, width)).toEqual(lines));

  it('keeps every word and never exceeds the width', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }));
  });
});
