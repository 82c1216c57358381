import { expect, it } from 'vitest';
import { evidenceWindows } from './evidence-window.js';

const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
const linesOf = (file: string) => (file === 'a.txt' ? lines : undefined);
const cite = (line: number, file = 'a.txt') => ({ fact: 'x', value: 'y', file, line });

function shapes(...cited: number[]): string[] {
  return evidenceWindows(cited.map((line) => cite(line)), linesOf, 2).map((window) => window.lines.map(({ number, cited: marked }) => (marked ? `[${number}]` : `${number}`)).join(' '));
}

it.each([
  ['one line', [10], ['8 9 [10] 11 12']],
  ['the first line', [1], ['[1] 2 3']],
  ['the last line', [30], ['28 29 [30]']],
  ['lines that share neighbours', [10, 13], ['8 9 [10] 11 12 [13] 14 15']],
  ['windows that touch', [10, 15], ['8 9 [10] 11 12 13 14 [15] 16 17']],
  ['windows apart', [10, 16], ['8 9 [10] 11 12', '14 15 [16] 17 18']],
  ['any order, twice the same', [13, 10, 13], ['8 9 [10] 11 12 [13] 14 15']],
  ['lines that the file does not have', [0, 31], []],
])('%s', (_, cited, windows) => expect(shapes(...cited)).toEqual(windows));

it('has nothing to show for a file that is not at hand, or a place without a line', () => {
  expect(evidenceWindows([cite(1, 'b.txt'), { fact: 'x', value: 'y', file: 'a.txt', locator: 'record 3' }], linesOf)).toEqual([]);
});
