import { describe, expect, test } from 'vitest';
import { binaryValue, binaryValues } from './binary-value.js';

const value = (type: number, ...bytes: number[]): string => binaryValue(new DataView(Uint8Array.from(bytes).buffer), { type, start: 0, end: bytes.length });
const wide = (text: string): number[] => [...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]);

describe('a value is printed as Windows prints it in XML', () => {
  test.each<readonly [string, number, readonly number[], string]>([
    ['a string', 0x01, wide('Zeitüberschreitung\0\0'), 'Zeitüberschreitung'],
    ['a long string', 0x01, wide('ü'.repeat(300)), 'ü'.repeat(300)],
    ['an 8-bit string', 0x02, [0x61, 0xe9, 0], 'aé'],
    ['a signed byte', 0x03, [0xff], '-1'],
    ['a byte', 0x04, [0xff], '255'],
    ['a signed short', 0x05, [0xfe, 0xff], '-2'],
    ['a short', 0x06, [0xfe, 0xff], '65534'],
    ['a signed long', 0x07, [0x57, 0x00, 0x07, 0x80], '-2147024809'],
    ['a long', 0x08, [0x57, 0x00, 0x07, 0x80], '2147942487'],
    ['a signed 64-bit number', 0x09, Array(8).fill(0xff), '-1'],
    ['a 64-bit number', 0x0a, Array(8).fill(0xff), '18446744073709551615'],
    ['a float', 0x0b, [0, 0, 0xc0, 0x3f], '1.5'],
    ['a double', 0x0c, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], '1.5'],
    ['true', 0x0d, [1, 0, 0, 0], 'true'],
    ['false', 0x0d, [0, 0, 0, 0], 'false'],
    ['bytes', 0x0e, [0xab, 0x01], 'AB01'],
    ['a GUID', 0x0f, [0x9c, 0xbc, 0xe9, 0x4d, 0x7a, 0xb2, 0xc9, 0x43, 0x89, 0x94, 0x09, 0x15, 0xf1, 0xa5, 0xe2, 0x4f], '{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}'],
    ['a size of 32 bits', 0x10, [0x10, 0, 0, 0], '0x10'],
    ['an instant', 0x11, [0x3b, 0xd2, 0x6e, 0x1f, 0x59, 0x15, 0xd4, 0x01], '2018-07-06T18:42:42.4216123Z'],
    ['no instant', 0x11, Array(8).fill(0), ''],
    ['an instant beyond all dates', 0x11, Array(8).fill(0xff), ''],
    ['a system time', 0x12, [0xea, 7, 3, 0, 0, 0, 1, 0, 8, 0, 5, 0, 9, 0, 7, 0], '2026-03-01T08:05:09.007Z'],
    ['SYSTEM', 0x13, [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0], 'S-1-5-18'],
    ['an NTSTATUS', 0x14, [0x6d, 0, 0, 0xc0], '0xc000006d'],
    ['a 64-bit code', 0x15, [0x12, 0, 0, 0, 0, 0, 0, 0x40], '0x4000000000000012'],
  ])('%s', (_name, type, bytes, expected) => expect(value(type, ...bytes)).toBe(expected));

  test('lists value by value', () => {
    const list = (type: number, bytes: readonly number[]): readonly string[] => binaryValues(new DataView(Uint8Array.from(bytes).buffer), { type, start: 0, end: bytes.length });
    expect(list(0x81, wide('a\0b\0'))).toEqual(['a', 'b']);
    expect(list(0x81, wide('a\0b'))).toEqual(['a', 'b']);
    expect(list(0x88, [1, 0, 0, 0, 2, 0, 0, 0])).toEqual(['1', '2']);
    expect(list(0x8e, [1, 2])).toEqual(['0102']);
  });
});
