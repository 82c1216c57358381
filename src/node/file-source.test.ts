import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { fileSource } from './file-source.js';

const folder = mkdtempSync(join(tmpdir(), 'prtrace-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

const content = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
const path = join(folder, 'log.evtx');
writeFileSync(path, content);

test('gives what stands at an offset, in any order of reads, and never more than asked', () => {
  const source = fileSource(path, content.length);
  fc.assert(fc.property(fc.integer({ min: 0, max: content.length + 100 }), fc.integer({ min: 0, max: 70_000 }), (offset, length) => {
    expect(Buffer.compare(source.read(offset, length), content.subarray(offset, offset + length))).toBe(0);
  }), { numRuns: 200 });
  expect(Buffer.compare(source.read(0, Infinity), content)).toBe(0);
});

test('what was handed out is not written over by later reads', () => {
  const source = fileSource(path, content.length);
  const first = source.read(0, 100);
  source.read(2_000_000, 100);
  expect([...first]).toEqual([...content.subarray(0, 100)]);
});

test('odd offsets give nothing', () => {
  const source = fileSource(path, content.length);
  for (const [offset, length] of [[-1, 10], [NaN, 10], [0, -5], [0, NaN], [Infinity, 1]] as const) expect(source.read(offset, length)).toHaveLength(0);
});

test('a file that shrank or vanished ends early', () => {
  const other = join(folder, 'other.evtx');
  writeFileSync(other, content);
  const source = fileSource(other, content.length);
  truncateSync(other, 1000);
  expect(source.read(0, 5000)).toHaveLength(1000);
  rmSync(other);
  expect(fileSource(other, 10).read(0, 10)).toHaveLength(0);
});
