import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parsed } from '../../evidence/artifact.js';
import { networkParsers, parseSaz, type SazMember } from './index.js';
import { advancedProxy, connectivityTest, curlOutput, harSample, hosts, lookup, namedProxy, observationsOf, sazSample, stripChart, tcpTest, textFile, timeStatus, webRequestError } from './samples.test-support.js';

const samples = [advancedProxy, connectivityTest, curlOutput, harSample, hosts, lookup, namedProxy, stripChart, tcpTest, timeStatus, webRequestError];
const words = ['\n', '\r\n', '\r', '\n\n', ' ', ':', ' : ', '：', '(', ')', '{', '}', '[', ']', '"', "'", '0x', '0x00000000', '10 (1024s)', '+1.0s', 's o:+', '* ', '> ', '< ', '< HTTP/1.1 407 x', '> CONNECT a.b:443 HTTP/1.1',
  'curl: (6)', 'curl: (', 'https://', '://', '@', '?token=SECRET', '//', '/', 'login.microsoftonline.com', 'ComputerName', 'TcpTestSucceeded : False', '*** ', 'Non-existent domain', 'Connection to ', '.. failed.', 'WinHTTP', 'WinHTTP:', 'null', '-1',
  '1e999', 'Invoke-WebRequest : ', "'a.b'", '(407)', '\0', '\ufeff', '\ud800', '<b>&amp;</b>', '10.0.0.9', '#', 'w32tm /query /source', '-Infinity', '::1'];

/** Everything that holds for what a parser makes of any text. */
function check(parsed: Parsed, lines: number): void {
  expect(parsed.artifacts.length > 0).toBe(parsed.unread === undefined);
  for (const seen of observationsOf(parsed)) {
    if (seen.line !== undefined) {
      expect(seen.line).toBeGreaterThanOrEqual(1);
      expect(seen.line).toBeLessThanOrEqual(lines);
    }
    expect(seen.line !== undefined || seen.locator !== undefined).toBe(true);
    for (const value of Object.values(seen)) {
      expect(value).not.toBe(null);
      expect(value).not.toBe(undefined);
      expect(value).not.toBe('');
      expect(Number.isNaN(value)).toBe(false);
      if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(1300);
    }
  }
  expect(JSON.stringify(parsed)).not.toContain('SECRETTOKEN');
}

function checkText(text: string): void {
  const lines = text.split(/\r+\n|\r|\n/).length + text.split('\r').length;
  for (const parser of networkParsers) {
    const file = textFile(text);
    parser.recognises(file);
    check(parser.parse(file), lines);
  }
}

describe('never fails', () => {
  test('on samples with pieces thrown in or cut out', () => {
    fc.assert(fc.property(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(2000), fc.nat(60), fc.constantFrom(...words)), { maxLength: 8 }), (sample, edits) => {
      let text = sample;
      for (const [at, length, word] of edits) text = text.slice(0, at % (text.length + 1)) + word + text.slice((at % (text.length + 1)) + length);
      checkText(text);
    }), { numRuns: 500, seed: 42 });
  });

  test('on texts made of the tools\' own pieces, and on any characters', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => checkText(parts.join(''))), { numRuns: 400, seed: 42 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), checkText), { seed: 42 });
  });

  test('on recordings of any shape', () => {
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof({ maxDepth: 4 }, fc.constantFrom('https://login.microsoftonline.com/common/oauth2/token', 'location', 'date', 'text/html', 407, 302, 0, -1, null, true, '', 'net::ERR_X'), fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('log', 'entries', 'request', 'response', 'url', 'method', 'headers', 'name', 'value', 'status', 'content', 'text', 'mimeType', 'timings', 'time', 'startedDateTime', '__proto__', '_error'), tie('any'), { maxKeys: 6 })),
    })).any;
    fc.assert(fc.property(fc.array(value, { maxLength: 4 }), (entries) => checkText(JSON.stringify({ log: { entries } }))), { numRuns: 300, seed: 42 });
  });

  test('on any archive members', () => {
    const member = fc.record({
      name: fc.constantFrom('raw/1_c.txt', 'raw/1_s.txt', 'raw/1_m.xml', 'raw\\2_c.txt', 'x', '1_c.txt', 'raw/-1_c.txt'),
      bytes: fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...sazSample.map(({ bytes }) => bytes)), fc.tuple(fc.constantFrom(...sazSample.map(({ bytes }) => bytes)), fc.nat(400)).map(([bytes, end]) => bytes.subarray(0, end))),
    });
    fc.assert(fc.property(fc.array(member, { maxLength: 6 }), (members: readonly SazMember[]) => check(parseSaz(members, 'a.saz'), 1)), { numRuns: 300, seed: 42 });
  });
});

describe('twice the text takes about twice the time', () => {
  const shapes: Readonly<Record<string, (size: number) => string>> = {
    'one line': (n) => 'x'.repeat(n),
    'blanks': (n) => `Current WinHTTP proxy settings:${' '.repeat(n)}:`,
    'colons': (n) => 'a:'.repeat(n / 2),
    'brackets': (n) => 'Invoke-WebRequest : ' + '('.repeat(n),
    'returns': (n) => '\r'.repeat(n),
    'stars': (n) => `\n*** ${'a.b '.repeat(n / 4)}: Non-existent domain`,
    'error sentences': (n) => `Invoke-WebRequest : x\n${'words ( and : \'more\n'.repeat(n / 19)}`,
    'curl remarks': (n) => '* Could not resolve host: a.b\n'.repeat(n / 30),
    'curl requests': (n) => '> GET / HTTP/1.1\n> Host: a.b\n< HTTP/1.1 200 OK\n'.repeat(n / 49),
    'headlines': (n) => 'Current WinHTTP proxy settings:\n'.repeat(n / 32),
    'open braces': (n) => 'Current WinHTTP proxy settings:\n{\n'.repeat(n / 34),
    'references': (n) => 'a: 0x00000000 (\n'.repeat(n / 16),
    'poll intervals': (n) => 'a: 10 (1024s)\n'.repeat(n / 14),
    'chart': (n) => '14:00:00, d:+00.03s o:+123.4567890s\n'.repeat(n / 36),
    'test results': (n) => 'ComputerName : a.b\nTcpTestSucceeded : False\n'.repeat(n / 44),
    'hosts': (n) => '10.0.0.9 login.microsoftonline.com\n'.repeat(n / 35),
    'nested JSON': (n) => `{"log":{"entries":[${'['.repeat(n / 2)}${']'.repeat(n / 2)}]}}`,
    'an open nest': (n) => `{"log":{"entries":${'{"a":'.repeat(n / 5)}`,
    'a cut-off recording': (n) => `${harSample.slice(0, 300)}${'"x",'.repeat(n / 4)}`,
  };
  const timeOf = (text: string) => {
    const start = performance.now();
    for (const parser of networkParsers) {
      const file = textFile(text);
      if (parser.recognises(file)) parser.parse(file);
    }
    return performance.now() - start;
  };
  test.each(Object.entries(shapes))('%s', (_, shape) => {
    const size = 300_000;
    const once = shape(size);
    const twice = shape(2 * size);
    // Other work on the machine only ever adds time, so the best of several tries counts; quadratic time would be fourfold.
    let ratio = Infinity;
    for (let i = 0; i < 6 && ratio > 3; i++) ratio = Math.min(ratio, Math.min(timeOf(twice), timeOf(twice)) / Math.max(Math.min(timeOf(once), timeOf(once)), 4));
    expect(ratio).toBeLessThan(3.2);
  });
});
