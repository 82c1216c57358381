import { expect, test } from 'vitest';
import { startsLine } from './starts-line.js';

test.each<[text: string, words: string, then: string | undefined, expected: boolean]>([
  ['TaskName : x', 'TaskName', ':', true], ['a\r\n  TaskName\t: x', 'TaskName', ':', true], ['the TaskName : x', 'TaskName', ':', false],
  ['TaskName x', 'TaskName', ':', false], ['x\n-TPM Present', '-TPM ', undefined, true], ['Get-TPM now', '-TPM ', undefined, false], ['', 'a', undefined, false],
])('%j %s', (text, words, then, expected) => {
  expect(startsLine(text, words, then)).toBe(expected);
});
