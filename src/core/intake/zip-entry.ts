import { cp437 } from './codepages.js';

/** One member of a ZIP archive as its directory, or its own header, describes it. Nothing of it is believed yet. */
export interface ZipEntry {
  /** As stored, decoded. */
  readonly rawName: string;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** A folder without content. */
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Absent: the archive is cut off before it says. */
  readonly crc?: number;
  /** Where its local header starts. */
  readonly headerAt: number;
  readonly modifiedUtc?: number;
  readonly modifiedIsLocal?: true;
}

/** Reads numbers of a ZIP structure, little endian; 0 beyond the end. */
export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) + u16(bytes, at + 2) * 0x10000;
}

/** A 64-bit number; `Infinity` where JavaScript cannot hold it, which no real offset or size is. */
export function u64(bytes: Uint8Array, at: number): number {
  const value = u32(bytes, at) + u32(bytes, at + 4) * 0x1_0000_0000;
  return Number.isSafeInteger(value) ? value : Infinity;
}

/** The data of one extra field (`id`, APPNOTE 4.5), or undefined. Stops at the first field that does not fit. */
export function extraField(extra: Uint8Array, id: number): Uint8Array | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + u16(extra, at + 2);
    if (end > extra.length) return undefined;
    if (u16(extra, at) === id) return extra.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const looseUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A name's text. Flag 11 says UTF-8 and everything else is code page 437; but macOS and many libraries write UTF-8 without
 * the flag, and hardly any name of code page 437 happens to be valid UTF-8, so that is tried first.
 */
export function entryName(bytes: Uint8Array, flags: number): string {
  if ((flags & 0x800) !== 0) return looseUtf8.decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    let name = '';
    for (const byte of bytes) name += byte < 0x80 ? String.fromCharCode(byte) : cp437.charAt(byte - 0x80);
    return name;
  }
}

/** When the member was last changed. */
export interface EntryTime {
  readonly modifiedUtc?: number;
  readonly modifiedIsLocal?: true;
}

/**
 * The time of a member: NTFS's field (7-Zip, Windows) or the extended timestamp (Info-ZIP), both UTC; else the DOS time,
 * which is the wall clock of the packing PC, whose zone nobody wrote down.
 */
export function entryTime(extra: Uint8Array, dosTime: number, dosDate: number): EntryTime {
  const ntfs = extraField(extra, 0x000a);
  if (ntfs !== undefined && ntfs.length >= 32 && u16(ntfs, 4) === 1 && u16(ntfs, 6) >= 24) {
    // 100 ns since 1601; the lower half is cut off by the division, not lost before it.
    const modifiedUtc = Math.floor((u32(ntfs, 8) / 1e4) + (u32(ntfs, 12) * 0x1_0000_0000) / 1e4) - 11_644_473_600_000;
    if (modifiedUtc > 0 && modifiedUtc < latest) return { modifiedUtc };
  }
  const extended = extraField(extra, 0x5455);
  if (extended !== undefined && extended.length >= 5 && ((extended[0] as number) & 1) === 1) {
    const seconds = u32(extended, 1) | 0;
    if (seconds > 0) return { modifiedUtc: seconds * 1000 };
  }
  const day = dosDate & 31;
  const month = (dosDate >> 5) & 15;
  const hour = dosTime >> 11;
  const minute = (dosTime >> 5) & 63;
  const second = (dosTime & 31) * 2;
  // The first day that DOS knows is what packers write that have no time.
  if (dosDate <= 0x21 || day < 1 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return {};
  return { modifiedUtc: Date.UTC(1980 + (dosDate >> 9), month - 1, day, hour, minute, second), modifiedIsLocal: true };
}

/** The end of the DOS calendar, 2108. */
const latest = 4_354_819_200_000;
