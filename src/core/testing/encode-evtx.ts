import { crc32 } from '../evidence/crc32.js';

/** A value of an event's data, with the type that its manifest gives it. A bare string is a string. */
export type EvtxValue =
  | string
  | { readonly type: 'u8' | 'u16' | 'u32' | 'i32' | 'hex32'; readonly value: number }
  | { readonly type: 'u64' | 'hex64'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'guid' | 'sid'; readonly value: string }
  | { readonly type: 'filetime'; readonly value: number }
  | { readonly type: 'binary'; readonly value: Uint8Array }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'absent' };

/** An event to write. */
export interface EvtxSample {
  readonly provider: string;
  readonly providerGuid?: string;
  readonly channel: string;
  readonly id: number;
  /** 2 error, 3 warning, 4 information. */
  readonly level: number;
  readonly atUtc: number;
  readonly computer: string;
  readonly userSid?: string;
  readonly activityId?: string;
  /** Number of the record; the first has 1 and others follow where none is given. */
  readonly recordId?: number;
  /** `Data` elements in order; an empty name leaves the name out. */
  readonly data?: readonly (readonly [name: string, value: EvtxValue])[];
  /** Puts the data into `UserData`, as elements inside one of this name, in place of `EventData`. */
  readonly userData?: string;
}

/**
 * Writes an event log as Windows writes it: chunks of 64 KB with checksums, names and templates defined where a chunk first
 * needs them, values in substitution arrays. For tests: no public log of the sign-in provider's channel exists.
 */
export function encodeEvtx(samples: readonly EvtxSample[], flags = 0): Uint8Array {
  const chunks: Chunk[] = [];
  let chunk = new Chunk();
  let nextId = 1;
  for (const sample of samples) {
    const recordId = sample.recordId ?? nextId;
    nextId = recordId + 1;
    if (!chunk.add(sample, recordId)) {
      chunks.push(chunk);
      chunk = new Chunk();
      if (!chunk.add(sample, recordId)) throw new Error('one event does not fit into a chunk');
    }
  }
  if (chunk.count > 0) chunks.push(chunk);
  const file = new Uint8Array(4096 + chunks.length * chunkBytes);
  const header = new DataView(file.buffer);
  file.set(ascii('ElfFile\0'));
  header.setBigUint64(16, BigInt(Math.max(0, chunks.length - 1)), true);
  header.setBigUint64(24, BigInt(nextId), true);
  header.setUint32(32, 128, true);
  header.setUint16(36, 1, true);
  header.setUint16(38, 3, true);
  header.setUint16(40, 4096, true);
  header.setUint16(42, chunks.length, true);
  header.setUint32(120, flags, true);
  header.setUint32(124, crc32(file.subarray(0, 120)), true);
  chunks.forEach((one, i) => file.set(one.finish(), 4096 + i * chunkBytes));
  return file;
}

const chunkBytes = 65_536;

/** What a value's place in a template says of it, and its bytes. */
interface Encoded {
  readonly type: number;
  readonly bytes: Uint8Array;
}

class Chunk {
  count = 0;
  #bytes = new Uint8Array(chunkBytes);
  #view = new DataView(this.#bytes.buffer);
  #at = 512;
  #names = new Map<string, number>();
  #templates = new Map<string, number>();
  #first = 0;
  #last = 0;
  #lastStart = 0;

  /** False, and nothing written, where the chunk is full. */
  add(sample: EvtxSample, recordId: number): boolean {
    const before = { at: this.#at, bytes: this.#bytes.slice(), names: new Map(this.#names), templates: new Map(this.#templates) };
    try {
      const start = this.#at;
      this.#u32(0x2a2a);
      this.#u32(0);
      this.#u64(BigInt(recordId));
      this.#u64(filetime(sample.atUtc));
      this.#record(sample, recordId);
      this.#u8(0);
      while ((this.#at - start + 4) % 8 !== 0) this.#u8(0);
      this.#u32(this.#at + 4 - start);
      this.#view.setUint32(start + 4, this.#at - start, true);
      if (this.count === 0) this.#first = recordId;
      this.#last = recordId;
      this.#lastStart = start;
      this.count++;
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#at = before.at;
      this.#bytes = before.bytes;
      this.#view = new DataView(this.#bytes.buffer);
      this.#names = before.names;
      this.#templates = before.templates;
      return false;
    }
  }

  finish(): Uint8Array {
    const view = this.#view;
    this.#bytes.set(ascii('ElfChnk\0'));
    view.setBigUint64(0x08, BigInt(this.#first), true);
    view.setBigUint64(0x10, BigInt(this.#last), true);
    view.setBigUint64(0x18, BigInt(this.#first), true);
    view.setBigUint64(0x20, BigInt(this.#last), true);
    view.setUint32(0x28, 128, true);
    view.setUint32(0x2c, this.#lastStart, true);
    view.setUint32(0x30, this.#at, true);
    view.setUint32(0x34, crc32(this.#bytes.subarray(512, this.#at)), true);
    view.setUint32(0x7c, crc32(this.#bytes.subarray(0x80, 512), crc32(this.#bytes.subarray(0, 0x78))), true);
    return this.#bytes;
  }

  #record(sample: EvtxSample, recordId: number): void {
    const { provider, providerGuid, channel, computer } = sample;
    const absent: Encoded = { type: 0, bytes: new Uint8Array() };
    this.#instance(`system ${JSON.stringify([provider, providerGuid, channel, computer])}`, () => {
      this.#element('Event', [['xmlns', 'http://schemas.microsoft.com/win/2004/08/events/event']], () => {
        this.#element('System', [], () => {
          this.#element('Provider', [['Name', provider], ...(providerGuid === undefined ? [] : [['Guid', providerGuid] as const])], undefined);
          this.#element('EventID', [['Qualifiers', [4, 0x06]]], () => this.#place(3, 0x06));
          this.#element('Version', [], () => this.#place(11, 0x04));
          this.#element('Level', [], () => this.#place(0, 0x04));
          this.#element('Task', [], () => this.#place(2, 0x06));
          this.#element('Opcode', [], () => this.#place(1, 0x04));
          this.#element('Keywords', [], () => this.#place(5, 0x15));
          this.#element('TimeCreated', [['SystemTime', [6, 0x11]]], undefined);
          this.#element('EventRecordID', [], () => this.#place(10, 0x0a));
          this.#element('Correlation', [['ActivityID', [7, 0x0f]], ['RelatedActivityID', [13, 0x0f]]], undefined);
          this.#element('Execution', [['ProcessID', [8, 0x08]], ['ThreadID', [9, 0x08]]], undefined);
          this.#element('Channel', [], () => this.#literal(channel));
          this.#element('Computer', [], () => this.#literal(computer));
          this.#element('Security', [['UserID', [12, 0x13]]], undefined);
        });
        this.#place(14, 0x21);
      });
    }, [
      encoded({ type: 'u8', value: sample.level }), encoded({ type: 'u8', value: 0 }), encoded({ type: 'u16', value: 101 }), encoded({ type: 'u16', value: sample.id }), absent,
      encoded({ type: 'hex64', value: 0x4000000000000012n }), encoded({ type: 'filetime', value: sample.atUtc }),
      sample.activityId === undefined ? absent : encoded({ type: 'guid', value: sample.activityId }),
      encoded({ type: 'u32', value: 4100 }), encoded({ type: 'u32', value: 9200 }), encoded({ type: 'u64', value: BigInt(recordId) }), encoded({ type: 'u8', value: 0 }),
      sample.userSid === undefined ? absent : encoded({ type: 'sid', value: sample.userSid }), absent,
    ], sample.data === undefined ? undefined : () => this.#data(sample.data!, sample.userData));
  }

  #data(data: readonly (readonly [string, EvtxValue])[], userData: string | undefined): void {
    const values = data.map(([, value]) => encoded(value));
    const key = `data ${JSON.stringify([userData, data.map(([name], i) => [name, values[i]!.type])])}`;
    this.#instance(key, () => {
      const place = (i: number): void => this.#place(i, values[i]!.type === 0 ? 0x01 : values[i]!.type);
      if (userData === undefined) {
        this.#element('EventData', [], () => data.forEach(([name], i) => this.#element('Data', name === '' ? [] : [['Name', name]], () => place(i))));
      } else {
        this.#element('UserData', [], () => this.#element(userData, [], () => data.forEach(([name], i) => this.#element(name, [], () => place(i)))));
      }
    }, values, undefined);
  }

  /** A template instance: the definition where it is new, then the values; `last` writes one more, of binary XML. */
  #instance(key: string, define: () => void, values: readonly Encoded[], last: (() => void) | undefined): void {
    this.#fragmentHeader();
    this.#u8(0x0c);
    this.#u8(1);
    const id = crc32(new TextEncoder().encode(key));
    this.#u32(id);
    const known = this.#templates.get(key);
    this.#u32(known ?? this.#at + 4);
    if (known === undefined) {
      const definition = this.#at;
      this.#templates.set(key, definition);
      const bucket = 0x180 + 4 * (id % 32);
      this.#u32(this.#view.getUint32(bucket, true));
      this.#view.setUint32(bucket, definition, true);
      this.#u32(id);
      for (let i = 0; i < 12; i++) this.#u8(0x40 + i);
      const size = this.#reserve();
      this.#fragmentHeader();
      define();
      this.#u8(0);
      this.#view.setUint32(size, this.#at - size - 4, true);
    }
    const count = values.length + (last === undefined ? 0 : 1);
    this.#u32(count);
    const descriptors = this.#at;
    this.#skip(4 * count);
    values.forEach(({ type, bytes }, i) => {
      this.#describe(descriptors + 4 * i, bytes.length, type);
      this.#put(bytes);
    });
    if (last !== undefined) {
      const start = this.#at;
      last();
      this.#describe(descriptors + 4 * values.length, this.#at - start, 0x21);
    }
  }

  #describe(at: number, size: number, type: number): void {
    if (size > 0xffff) throw new RangeError('value too long');
    this.#view.setUint16(at, size, true);
    this.#view.setUint8(at + 2, type);
  }

  #element(name: string, attributes: readonly (readonly [string, string | readonly [number, number]])[], content: (() => void) | undefined): void {
    this.#u8(attributes.length > 0 ? 0x41 : 0x01);
    this.#u16(0xffff);
    const size = this.#reserve();
    this.#name(name);
    if (attributes.length > 0) {
      const list = this.#reserve();
      attributes.forEach(([attribute, value], i) => {
        this.#u8(i < attributes.length - 1 ? 0x46 : 0x06);
        this.#name(attribute);
        if (typeof value === 'string') this.#literal(value);
        else this.#place(...value);
      });
      this.#view.setUint32(list, this.#at - list - 4, true);
    }
    if (content === undefined) {
      this.#u8(0x03);
    } else {
      this.#u8(0x02);
      content();
      this.#u8(0x04);
    }
    this.#view.setUint32(size, this.#at - size - 4, true);
  }

  #place(index: number, type: number): void {
    this.#u8(0x0e);
    this.#u16(index);
    this.#u8(type);
  }

  #literal(text: string): void {
    this.#u8(0x05);
    this.#u8(0x01);
    this.#u16(text.length);
    this.#put(utf16(text));
  }

  #name(name: string): void {
    const known = this.#names.get(name);
    this.#u32(known ?? this.#at + 4);
    if (known !== undefined) return;
    this.#names.set(name, this.#at);
    let hash = 0;
    for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 65_599) + name.charCodeAt(i)) >>> 0;
    const bucket = 0x80 + 4 * ((hash & 0xffff) % 64);
    const offset = this.#at;
    this.#u32(this.#view.getUint32(bucket, true));
    this.#view.setUint32(bucket, offset, true);
    this.#u16(hash & 0xffff);
    this.#u16(name.length);
    this.#put(utf16(name));
    this.#u16(0);
  }

  #fragmentHeader(): void {
    this.#u32(0x0001010f);
  }

  #reserve(): number {
    const at = this.#at;
    this.#u32(0);
    return at;
  }

  #skip(count: number): void {
    this.#at += count;
    if (this.#at > chunkBytes) throw new RangeError('chunk full');
  }

  #put(bytes: Uint8Array): void {
    const at = this.#at;
    this.#skip(bytes.length);
    this.#bytes.set(bytes, at);
  }

  #u8(value: number): void { this.#view.setUint8(this.#at, value); this.#at++; }
  #u16(value: number): void { this.#view.setUint16(this.#at, value, true); this.#at += 2; }
  #u32(value: number): void { this.#view.setUint32(this.#at, value, true); this.#at += 4; }
  #u64(value: bigint): void { this.#view.setBigUint64(this.#at, value, true); this.#at += 8; }
}

function encoded(value: EvtxValue): Encoded {
  if (typeof value === 'string') return { type: 0x01, bytes: utf16(value) };
  switch (value.type) {
    case 'absent': return { type: 0x00, bytes: new Uint8Array() };
    case 'u8': return { type: 0x04, bytes: Uint8Array.of(value.value) };
    case 'u16': return { type: 0x06, bytes: written(2, (view) => view.setUint16(0, value.value, true)) };
    case 'i32': return { type: 0x07, bytes: written(4, (view) => view.setInt32(0, value.value, true)) };
    case 'u32': return { type: 0x08, bytes: written(4, (view) => view.setUint32(0, value.value, true)) };
    case 'u64': return { type: 0x0a, bytes: written(8, (view) => view.setBigUint64(0, value.value, true)) };
    case 'double': return { type: 0x0c, bytes: written(8, (view) => view.setFloat64(0, value.value, true)) };
    case 'boolean': return { type: 0x0d, bytes: written(4, (view) => view.setUint32(0, value.value ? 1 : 0, true)) };
    case 'binary': return { type: 0x0e, bytes: value.value };
    case 'guid': return { type: 0x0f, bytes: guid(value.value) };
    case 'filetime': return { type: 0x11, bytes: written(8, (view) => view.setBigUint64(0, filetime(value.value), true)) };
    case 'sid': return { type: 0x13, bytes: sid(value.value) };
    case 'hex32': return { type: 0x14, bytes: written(4, (view) => view.setUint32(0, value.value, true)) };
    case 'hex64': return { type: 0x15, bytes: written(8, (view) => view.setBigUint64(0, value.value, true)) };
    case 'strings': return { type: 0x81, bytes: utf16(value.value.map((item) => `${item}\0`).join('')) };
  }
}

function written(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
}

function guid(text: string): Uint8Array {
  const digits = text.replaceAll(/[{}-]/g, '');
  const byte = (i: number): number => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], byte);
}

function sid(text: string): Uint8Array {
  const [, revision, authority, ...parts] = text.split('-').map(Number);
  return written(8 + 4 * parts.length, (view) => {
    view.setUint8(0, revision!);
    view.setUint8(1, parts.length);
    view.setUint32(4, authority!, false);
    parts.forEach((part, i) => view.setUint32(8 + 4 * i, part, true));
  });
}

function filetime(utc: number): bigint {
  return (BigInt(Math.round(utc)) + 11_644_473_600_000n) * 10_000n;
}

function utf16(text: string): Uint8Array {
  return written(2 * text.length, (view) => {
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  });
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
