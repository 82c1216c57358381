import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceOf } from '../evidence/byte-source.js';
import { inflateMember } from './inflate-member.js';
import { archiveLimits } from './limits.js';

const data = new TextEncoder().encode(Array.from({ length: 5_000 }, (_, i) => `line ${i * 7919}: AzureAdPrt\r\n`).join(''));
const packed = deflateSync(data);

function inflate(bytes: Uint8Array, mostBytes = 1e6, sizeBytes = data.length) {
  return inflateMember(sourceOf(bytes), { at: 0, packedBytes: bytes.length, sizeBytes }, mostBytes, archiveLimits);
}

test('unpacks whole, whatever the size was said to be', () => {
  for (const size of [data.length, 0, 1, 1e12, Infinity]) {
    const { bytes, end } = inflate(packed, 1e6, size);
    expect([Buffer.compare(bytes, data), end]).toEqual([0, 'complete']);
  }
});

test('stops where enough was unpacked', () => {
  const { bytes, end } = inflate(packed, 4_096);
  expect([Buffer.compare(bytes, data.subarray(0, 4_096)), end]).toEqual([0, 'enough']);
});

test('gives what came out before the data break off or are damaged', () => {
  const cut = inflate(packed.subarray(0, packed.length / 2));
  expect(cut.end).toBe('cut-off');
  expect(cut.bytes.length).toBeGreaterThan(data.length / 3);
  expect(Buffer.compare(cut.bytes, data.subarray(0, cut.bytes.length))).toBe(0);
  // A block type that does not exist, behind everything.
  const broken = inflate(Uint8Array.from([...deflateSync(data, { level: 0 }).subarray(0, 65_540 - 65_540 % 5), 0x07, 0xff]));
  expect(broken.end).not.toBe('complete');
});

test('unpacks a single byte cut at every place without failing', () => {
  const small = deflateSync(data.subarray(0, 300));
  for (let length = 0; length < small.length; length++) expect(inflate(small.subarray(0, length)).bytes.length).toBeLessThanOrEqual(300);
});

test('never throws, and never gives more than was asked for', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(5_000), (bytes, most) => {
    expect(inflate(bytes, most).bytes.length).toBeLessThanOrEqual(most);
  }), { numRuns: 2_000 });
});
