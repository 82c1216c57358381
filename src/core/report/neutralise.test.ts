import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, neutralise, neutraliseCommand } from './neutralise.js';

describe('neutralise', () => {
  it.each([
    ['plain text', 'FAILED. Error: 0xd000023c', 'FAILED. Error: 0xd000023c'],
    ['letters of any script', 'Größe 中文 עברית', 'Größe 中文 עברית'],
    ['a colour escape', '\u001b[31mred\u001b[0m', '[U+001B][31mred[U+001B][0m'],
    ['a window title escape', '\u001b]0;owned\u0007', '[U+001B]]0;owned[U+0007]'],
    ['a one-byte control sequence', '\u009b31m', '[U+009B]31m'],
    ['backspaces that hide text', 'NO\b\bYES', 'NO[U+0008][U+0008]YES'],
    ['line breaks and tabs', 'a\r\n\tb\u2028c', 'a b c'],
    ['a direction override', 'exe.\u202etxt', 'exe.[U+202E]txt'],
    ['invisible characters', 'a\u200bb\ufeff', 'a[U+200B]b[U+FEFF]'],
    ['tag characters', 'a\u{e0041}', 'a[U+E0041]'],
    ['half a surrogate pair', 'a\ud83d', 'a[U+D83D]'],
    ['NUL', 'a\0b', 'a[U+0000]b'],
  ])('%s', (_, value, expected) => expect(neutralise(value)).toBe(expected));

  it('cuts a value of a megabyte and says so', () => {
    expect(neutralise('x'.repeat(1_048_576), 10)).toBe('xxxxxxxxxx… [cut here, 1,048,576 characters in all]');
  });

  it('does not cut through a character', () => {
    expect(neutralise(`123${'😀'.repeat(3)}`, 4)).toBe('123… [cut here, 9 characters in all]');
  });

  it('leaves nothing that acts, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => !/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(neutralise(value))));
  });
});

describe('neutraliseCommand', () => {
  it('shows a line break instead of running what follows it', () => {
    expect(neutraliseCommand('whoami\r\nformat c:')).toBe('whoami[U+000D][U+000A]format c:');
  });

  it('never cuts', () => {
    expect(neutraliseCommand('x'.repeat(5_000))).toHaveLength(5_000);
  });
});

it.each([[0, '0'], [999, '999'], [1_000, '1,000'], [1_048_576, '1,048,576']])('grouped(%i) is %s', (count, expected) => {
  expect(grouped(count)).toBe(expected);
});
