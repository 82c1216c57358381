import { deflateSync } from 'fflate';
import { crc32 } from '../evidence/crc32.js';

/** One member of a test's archive. What is left out is what an honest packer writes. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  /** 8 unless said otherwise. */
  readonly method?: number;
  /** Packed bytes in place of what `data` packs to. */
  readonly packed?: Uint8Array;
  readonly flags?: number;
  readonly extra?: Uint8Array;
  readonly dosTime?: number;
  readonly dosDate?: number;
  /** Lies of the directory. */
  readonly sizeBytes?: number;
  readonly packedBytes?: number;
  readonly crc?: number;
  readonly headerAt?: number;
  readonly madeBy?: number;
  readonly attributes?: number;
  /** Sizes and checksum stand behind the data, as a packer writes that cannot go back. */
  readonly streamed?: boolean;
}

export interface ZipShape {
  readonly before?: Uint8Array;
  readonly comment?: string;
  /** Numbers of the end record that lie. */
  readonly total?: number;
  readonly withoutDirectory?: boolean;
  /** The directory's numbers in ZIP64 form. */
  readonly zip64?: boolean;
}

const encoder = new TextEncoder();

/** Writes a ZIP archive, honest or not. */
export function makeZip(parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array {
  const out: number[] = [...(shape.before ?? [])];
  const origin = out.length;
  const directory: number[] = [];
  for (const part of parts) {
    const data = typeof part.data === 'string' ? encoder.encode(part.data) : (part.data ?? new Uint8Array());
    const method = part.method ?? 8;
    const packed = part.packed ?? (method === 8 ? deflateSync(data) : data);
    const name = typeof part.name === 'string' ? encoder.encode(part.name) : part.name;
    const flags = (part.flags ?? (typeof part.name === 'string' ? 0x800 : 0)) | (part.streamed ? 8 : 0);
    const crc = part.crc ?? crc32(data);
    const sizeBytes = part.sizeBytes ?? data.length;
    const packedBytes = part.packedBytes ?? packed.length;
    const extra = part.extra ?? new Uint8Array();
    const stamp = [...le(part.dosTime ?? 0, 2), ...le(part.dosDate ?? 0x21, 2)];
    const at = out.length - origin;
    const sizes = part.streamed ? [...le(0, 12)] : [...le(crc, 4), ...le(packedBytes, 4), ...le(sizeBytes, 4)];
    push(out, [0x50, 0x4b, 3, 4, 20, 0, ...le(flags, 2), ...le(method, 2), ...stamp, ...sizes, ...le(name.length, 2), ...le(extra.length, 2)]);
    push(out, name);
    push(out, extra);
    push(out, packed);
    if (part.streamed) push(out, [0x50, 0x4b, 7, 8, ...le(crc, 4), ...le(packedBytes, 4), ...le(sizeBytes, 4)]);
    const wide = shape.zip64 ? [1, 0, 24, 0, ...le(sizeBytes, 8), ...le(packedBytes, 8), ...le(part.headerAt ?? at, 8)] : [];
    const or = (value: number) => (shape.zip64 ? 0xffffffff : value);
    push(directory, [0x50, 0x4b, 1, 2, 20, part.madeBy ?? 0, 20, 0, ...le(flags, 2), ...le(method, 2), ...stamp, ...le(crc, 4), ...le(or(packedBytes), 4), ...le(or(sizeBytes), 4),
      ...le(name.length, 2), ...le(extra.length + wide.length, 2), ...le(0, 2), ...le(0, 2), ...le(0, 2), ...le(part.attributes ?? 0, 4), ...le(or(part.headerAt ?? at), 4)]);
    push(directory, name);
    push(directory, extra);
    push(directory, wide);
  }
  if (shape.withoutDirectory) return Uint8Array.from(out);
  const directoryAt = out.length - origin;
  push(out, directory);
  const total = shape.total ?? parts.length;
  if (shape.zip64) {
    const recordAt = out.length - origin;
    push(out, [0x50, 0x4b, 6, 6, ...le(44, 8), ...le(45, 2), ...le(45, 2), ...le(0, 4), ...le(0, 4), ...le(total, 8), ...le(total, 8), ...le(directory.length, 8), ...le(directoryAt, 8)]);
    push(out, [0x50, 0x4b, 6, 7, ...le(0, 4), ...le(recordAt, 8), ...le(1, 4)]);
  }
  const comment = encoder.encode(shape.comment ?? '');
  const or = (value: number, most: number) => (shape.zip64 ? most : value);
  push(out, [0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...le(or(total, 0xffff), 2), ...le(or(total, 0xffff), 2), ...le(or(directory.length, 0xffffffff), 4), ...le(or(directoryAt, 0xffffffff), 4), ...le(comment.length, 2)]);
  push(out, comment);
  return Uint8Array.from(out);
}

function push(target: number[], bytes: ArrayLike<number>): void {
  for (let i = 0; i < bytes.length; i++) target.push(bytes[i] as number);
}

/** A number as that many bytes, little endian. */
export function le(value: number, count: number): number[] {
  const bytes: number[] = [];
  for (let i = 0, rest = value; i < count; i++, rest = Math.floor(rest / 256)) bytes.push(rest % 256);
  return bytes;
}
