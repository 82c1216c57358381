import fc from 'fast-check';
import { deflateSync, gzipSync, zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { mostBody } from './error-answer.js';
import { httpBody } from './http-body.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined) => (body === undefined ? undefined : new TextDecoder().decode(body));
const json = '{"error_codes":[50155]}';
const chunked = (body: Uint8Array, size: number): Uint8Array => {
  const pieces: number[] = [];
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    pieces.push(...bytes(`${piece.length.toString(16)}\r\n`), ...piece, 13, 10);
  }
  return Uint8Array.from([...pieces, ...bytes('0\r\n\r\n')]);
};

describe('undoes the transfer', () => {
  test.each<readonly [string, Uint8Array, Readonly<Record<string, string>>, string | undefined]>([
    ['plain', bytes(json), {}, json],
    ['gzip', gzipSync(bytes(json)), { 'content-encoding': 'gzip' }, json],
    ['deflate with a head', zlibSync(bytes(json)), { 'content-encoding': 'deflate' }, json],
    ['deflate without', deflateSync(bytes(json)), { 'content-encoding': 'deflate' }, json],
    ['chunks', chunked(bytes(json), 5), { 'transfer-encoding': 'chunked' }, json],
    ['chunks of gzip', chunked(gzipSync(bytes(json)), 7), { 'transfer-encoding': 'chunked', 'content-encoding': 'gzip' }, json],
    ['undone already, headers left', bytes(json), { 'transfer-encoding': 'chunked', 'content-encoding': 'gzip' }, json],
    ['an unknown coding', bytes('x'), { 'content-encoding': 'br' }, undefined],
  ])('%s', (_, body, headers, expected) => expect(text(httpBody(body, new Map(Object.entries(headers))))).toBe(expected));
});

test('a cut-off body gives what came before', () => {
  const long = `${json}${Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 9973).join(',')}`;
  const packed = gzipSync(bytes(long));
  expect(text(httpBody(packed.subarray(0, packed.length / 2), new Map([['content-encoding', 'gzip']])))?.startsWith(json)).toBe(true);
});

test('a bomb stays small', () => {
  const bomb = gzipSync(new Uint8Array(50_000_000), { level: 9 });
  const start = performance.now();
  expect(httpBody(bomb, new Map([['content-encoding', 'gzip']]))).toHaveLength(mostBody);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('never throws', () => {
  const headers = fc.constantFrom({ 'content-encoding': 'gzip' }, { 'content-encoding': 'deflate' }, { 'transfer-encoding': 'chunked' }, { 'transfer-encoding': 'chunked', 'content-encoding': 'gzip' });
  const packed = gzipSync(bytes(json.repeat(20)));
  const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.tuple(fc.nat(packed.length - 1), fc.nat(255)).map(([at, value]) => Uint8Array.from(packed).fill(value, at, at + 1)));
  fc.assert(fc.property(body, headers, (given, names) => { httpBody(given, new Map(Object.entries(names))); }), { seed: 42, numRuns: 200 });
});
