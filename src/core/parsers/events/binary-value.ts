import { filetimeText } from './filetime.js';

/** A value inside a chunk: its type as binary XML numbers them, and where its bytes are. */
export interface ByteRange {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** Whether the type is a list of values of one type. */
export function isArray(type: number): boolean {
  return (type & 0x80) !== 0;
}

/**
 * A single value as Windows prints it in XML: hexadecimal types as `0xc000006d`, instants with seven digits, GUIDs in braces,
 * bytes as hexadecimal digits. Lists are `binaryValues`. Throws a RangeError outside the chunk.
 */
export function binaryValue(view: DataView, { type, start, end }: ByteRange): string {
  const length = end - start;
  switch (type) {
    case 0x01: return utf16(view, start, end);
    case 0x02: return narrow(view, start, end);
    case 0x03: return String(view.getInt8(start));
    case 0x04: return String(view.getUint8(start));
    case 0x05: return String(view.getInt16(start, true));
    case 0x06: return String(view.getUint16(start, true));
    case 0x07: return String(view.getInt32(start, true));
    case 0x08: return String(view.getUint32(start, true));
    case 0x09: return String(view.getBigInt64(start, true));
    case 0x0a: return String(view.getBigUint64(start, true));
    case 0x0b: return String(Math.fround(view.getFloat32(start, true)));
    case 0x0c: return String(view.getFloat64(start, true));
    case 0x0d: return String((length >= 4 ? view.getUint32(start, true) : view.getUint8(start)) !== 0);
    case 0x0f: return guid(view, start);
    case 0x10: return length >= 8 ? hex64(view, start) : hex32(view, start);
    case 0x11: return filetimeText(view.getUint32(start, true), view.getUint32(start + 4, true));
    case 0x12: return systemTime(view, start);
    case 0x13: return sid(view, start, end);
    case 0x14: return hex32(view, start);
    case 0x15: return hex64(view, start);
    default: return bytesText(view, start, end);
  }
}

/** The values of a list. */
export function binaryValues(view: DataView, { type, start, end }: ByteRange): readonly string[] {
  const single = type & 0x7f;
  if (single === 0x01 || single === 0x02) {
    // Every string of a list ends with a NUL, the last one too.
    const items = (single === 0x01 ? wide(view, start, end) : narrowWhole(view, start, end)).split('\0');
    if (items.at(-1) === '') items.pop();
    return items;
  }
  const size = sizes[single];
  if (size === undefined) return [bytesText(view, start, end)];
  const items: string[] = [];
  for (let at = start; at + size <= end; at += size) items.push(binaryValue(view, { type: single, start: at, end: at + size }));
  return items;
}

/** Bytes of one value of the types with a fixed size. */
const sizes: Readonly<Record<number, number>> = { 3: 1, 4: 1, 5: 2, 6: 2, 7: 4, 8: 4, 9: 8, 10: 8, 11: 4, 12: 8, 13: 4, 15: 16, 17: 8, 18: 16, 20: 4, 21: 8 };

function utf16(view: DataView, start: number, end: number): string {
  let last = end - ((end - start) & 1);
  while (last > start && view.getUint16(last - 2, true) === 0) last -= 2;
  return wide(view, start, last);
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

// A decoder's start costs more than a short loop.
function wide(view: DataView, start: number, end: number): string {
  if (end - start > 200) return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + start, end - start));
  let text = '';
  for (let at = start; at + 1 < end; at += 2) text += String.fromCharCode(view.getUint16(at, true));
  return text;
}

function narrow(view: DataView, start: number, end: number): string {
  let last = end;
  while (last > start && view.getUint8(last - 1) === 0) last--;
  return narrowWhole(view, start, last);
}

function narrowWhole(view: DataView, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(view.getUint8(at));
  return text;
}

function hex32(view: DataView, at: number): string {
  return `0x${view.getUint32(at, true).toString(16)}`;
}

function hex64(view: DataView, at: number): string {
  return `0x${view.getBigUint64(at, true).toString(16)}`;
}

function guid(view: DataView, at: number): string {
  const part = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  let tail = '';
  for (let i = 8; i < 16; i++) tail += part(view.getUint8(at + i), 2);
  return `{${part(view.getUint32(at, true), 8)}-${part(view.getUint16(at + 4, true), 4)}-${part(view.getUint16(at + 6, true), 4)}-${tail.slice(0, 4)}-${tail.slice(4)}}`;
}

/** A SYSTEMTIME: year, month, weekday, day, hour, minute, second, millisecond. */
function systemTime(view: DataView, at: number): string {
  const part = (index: number, digits: number): string => String(view.getUint16(at + 2 * index, true)).padStart(digits, '0');
  return `${part(0, 4)}-${part(1, 2)}-${part(3, 2)}T${part(4, 2)}:${part(5, 2)}:${part(6, 2)}.${part(7, 3)}Z`;
}

function sid(view: DataView, start: number, end: number): string {
  const count = view.getUint8(start + 1);
  const authority = view.getUint16(start + 2, false) * 2 ** 32 + view.getUint32(start + 4, false);
  let text = `S-${view.getUint8(start)}-${authority}`;
  for (let i = 0; i < count && start + 12 + 4 * i <= end; i++) text += `-${view.getUint32(start + 8 + 4 * i, true)}`;
  return text;
}

/** Longest run of bytes that is worth printing. */
const mostBytes = 4096;

function bytesText(view: DataView, start: number, end: number): string {
  let text = '';
  for (let at = start; at < Math.min(end, start + mostBytes); at++) text += view.getUint8(at).toString(16).padStart(2, '0').toUpperCase();
  return text;
}
