import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureShapes, makeCapture } from '../../../../bench/captures.js';
import { machineParsers } from './index.js';

const file = (text: string) => ({ path: 'a.txt', text, firstLine: 1 });

/** The raw text that the comment of each parser shows. */
function sampleOf(id: string): string {
  const source = readFileSync(new URL(`./${id}.ts`, import.meta.url), 'utf8');
  const from = source.indexOf('* ```text\n') + 10;
  return source.slice(from, source.indexOf(' * ```', from)).split('\n').map((line) => line.slice(line.startsWith(' * ') ? 3 : 2)).join('\n');
}

describe.each(machineParsers.map((each) => [each.id, each] as const))('%s', (id, parser) => {
  test('its comment shows what it reads', () => {
    const sample = file(sampleOf(id));
    expect(parser.recognises(sample)).toBe(true);
    // The PEM in the comment is cut off.
    if (id !== 'certificate-file') expect(parser.parse(sample).artifacts).toHaveLength(1);
    expect(machineParsers.filter((each) => each.recognises(sample)).map((each) => each.id)).toEqual([id]);
  });
  test('leaves a capture of dsregcmd alone', () => {
    for (const shape of captureShapes) expect(parser.recognises(file(makeCapture(shape, 1)))).toBe(false);
  });
  test('takes whatever comes, in linear time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      parser.recognises(file(text));
      expect(parser.parse(file(text)).artifacts.length).toBeLessThanOrEqual(1);
    }));
    for (const piece of [' ', '=', ':', '#0> ', '    REG_', 'a : b\n', '================ 1 ================\n', 'AS_REP: 1\n', '-TPM : True\n', '<Task ', '"', '\\', '[HKLM\\', 'CN=', '\n', '\0']) {
      const text = piece.repeat(Math.floor(300_000 / piece.length));
      const before = performance.now();
      parser.recognises(file(text));
      parser.parse(file(sampleOf(id) + text));
      expect(performance.now() - before).toBeLessThan(3000);
    }
  });
});
