import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureShapes, makeCapture } from '../../../../bench/captures.js';
import { decode } from '../../intake/decode.js';
import { parseDamaged, parseDsreg } from './index.js';
import { plain } from './sample.test-support.js';

const whole = makeCapture('hybrid-healthy', 3);
const words = ['AzureAdPrt', 'AzureAdJoined', 'Server Error Description', 'HTTP status', 'KeySignTest', 'DSREGCMD_END_STATUS', 'DsrCmdX::Y', 'Join Info {', 'For more information, please visit',
  ' : ', ':', ': :', '::', 'YES', 'NO', 'ERROR (0x80070520)', '0xc000006d', '2020-07-18 20:10:33.789 UTC', '[ ', ' ]', ' -- ', 'https://a/b', '\n', '\r\n', '\r', '\r\r\n', '\n\n', '  ', '      ',
  '+', '-----', `+${'-'.repeat(70)}+`, '| ', ' |', '| SSO State |', '| Work Account 1 |', '> ', '# ', '// ', '12: ', '2026-01-01 10:00:00 INFO ', '**', '`', '```', '"', '",', '<br/>', '<td>', '&nbsp;', '&#58;',
  '\\r\\n', '\\n ', '\\\\', '\x1b[31m', '\0', '\ufeff', '\u00a0', '：', 'C:\\>dsregcmd /status', 'PS C:\\> whoami', 'contoso\\jane', '********************', '...', '<![LOG[', ']LOG]!>', 'é', '{', '}', '=', ';'];

/** Everything that holds for every capture of every text. */
function check(text: string): void {
  for (const { captures, reason } of [parseDsreg(text, 'fuzz.txt'), parseDamaged(text, 'fuzz.txt')]) {
    expect(captures.length > 0).toBe(reason === undefined);
    const lines = text.split(/\r+\n|\r|\n/).length + text.split('\r').length;
    for (const [index, capture] of captures.entries()) {
      expect(capture.captureIndex).toBe(index);
      expect(capture.fields.length + capture.messages.length).toBeGreaterThan(0);
      for (const field of capture.fields) {
        expect(field.fact.length).toBeGreaterThan(0);
        expect(field.value).toBe(field.value.trim());
        expect(field.line).toBeGreaterThanOrEqual(1);
        expect(field.line).toBeLessThanOrEqual(lines);
        expect(field.raw.length).toBeGreaterThan(0);
      }
      expect([...capture.byName].length).toBe(capture.byName.size);
      for (const [name, field] of capture.byName) expect(capture.byName.get(name)).toBe(field);
      const owned = capture.byName.size + [...capture.workAccounts, ...capture.proxies].reduce((sum, { fields }) => sum + fields.size, 0)
        + capture.attempts.reduce((sum, { fields }) => sum + fields.size, 0);
      expect(owned).toBeLessThanOrEqual(capture.fields.length);
      expect(capture.notes.length).toBeLessThanOrEqual(60);
    }
  }
}

describe('never fails', () => {
  test('on texts made of the output\'s own pieces', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => check(parts.join(''))), { numRuns: 1500, seed: 42 });
  });

  test('on a capture with pieces thrown into it, or cut out of it', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length), fc.nat(300), fc.constantFrom(...words)), { maxLength: 8 }), (edits) => {
      let text = whole;
      for (const [at, length, word] of edits) text = text.slice(0, at) + word + text.slice(at + length);
      check(text);
    }), { numRuns: 400, seed: 42 });
  });

  test('on any characters, and on any bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => check(text)), { seed: 42 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => check(decode(bytes).text)), { seed: 42 });
  });
});

test('the short cut and the long way agree on captures with lines taken out or put twice', () => {
  fc.assert(fc.property(fc.constantFrom(...captureShapes), fc.nat(1000), fc.array(fc.nat(120), { maxLength: 6 }), fc.boolean(), (shape, seed, lines, twice) => {
    const text = makeCapture(shape, seed).split('\r\n').flatMap((line, i) => (lines.includes(i) ? (twice ? [line, line] : []) : [line])).join('\r\n');
    expect(plain(parseDsreg(text, 'a.txt'))).toEqual(plain(parseDamaged(text, 'a.txt')));
  }), { numRuns: 300, seed: 42 });
});

describe('twice the text takes about twice the time', () => {
  const shapes: Record<string, (size: number) => string> = {
    'blanks behind a colon': (n) => `AzureAdPrt :${' '.repeat(n)}NO`,
    'blanks in front of a name': (n) => `${' '.repeat(n)}AzureAdPrt : NO`,
    'one line without sense': (n) => 'x'.repeat(n),
    'junk in front': (n) => 'lorem ipsum dolor : sit amet 12:30:11 foo\n'.repeat(n / 42) + whole,
    'junk behind': (n) => whole.replace('For more information', 'x') + '   lorem ipsum dolor : sit amet 12:30:11 foo\n'.repeat(n / 45),
    'colons': (n) => ' :'.repeat(n / 2),
    'quoting marks': (n) => `${'> '.repeat(n / 2)}AzureAdPrt : NO`,
    'bars': (n) => '| '.repeat(n / 2),
    'open tags': (n) => '<a'.repeat(n / 2),
    'break tags': (n) => 'AzureAdPrt : NO<br/>'.repeat(n / 20),
    'ampersands': (n) => '&'.repeat(n),
    'backslashes': (n) => '\\n '.repeat(n / 3),
    'pairs on one line': (n) => 'AzureAdPrt : NO '.repeat(n / 16),
    'pairs with equals signs on one line': (n) => 'AzureAdPrt = NO '.repeat(n / 16),
    'carriage returns': (n) => '\r'.repeat(n),
    'broken rules': (n) => `+${'-'.repeat(39)}\n${'-'.repeat(31)}+\n${`${'x'.repeat(40)}\n`.repeat(n / 41)}`,
    'a value that never ends': (n) => `AzureAdJoined : YES\nServer Error Description : AADSTS50126 ${'x'.repeat(60)}\n${`${'y'.repeat(99)}\n`.repeat(n / 100)}`,
    'a message that never ends': (n) => `DsrCmdX::Y: start\n${'more text here 0x1\n'.repeat(n / 19)}`,
    'unknown fields': (n) => `+------- X proxy -------+\n${Array.from({ length: n / 30 }, (_, i) => `     Name${i} : value ${i}`).join('\n')}`,
    'captures': (n) => whole.repeat(n / whole.length),
    'captures of nothing but the first field': (n) => 'AzureAdJoined : NO\n'.repeat(n / 19),
    'titles': (n) => '| SSO State |\nAzureAdPrt : NO\n'.repeat(n / 30),
    'JSON': (n) => JSON.stringify({ output: whole.repeat(n / whole.length) }),
  };

  const timeOf = (text: string) => {
    const start = performance.now();
    parseDsreg(text, 'long.txt');
    return performance.now() - start;
  };

  test.each(Object.entries(shapes))('%s', (_, shape) => {
    const size = 400_000;
    const once = shape(size);
    const twice = shape(2 * size);
    // Other work on the machine only ever adds time, so the best of several tries counts; quadratic time would be fourfold, and
    // with this many characters far beyond the few milliseconds in which noise is as large as what is measured.
    let ratio = Infinity;
    for (let i = 0; i < 6 && ratio > 3; i++) ratio = Math.min(ratio, Math.min(timeOf(twice), timeOf(twice)) / Math.max(Math.min(timeOf(once), timeOf(once)), 5));
    expect(ratio).toBeLessThan(3.2);
  });
});
