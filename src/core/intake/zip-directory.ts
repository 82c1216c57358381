import type { ByteSource } from '../evidence/byte-source.js';
import { inMiB, type ArchiveLimits } from './limits.js';
import { entryName, entryTime, extraField, u16, u32, u64, type ZipEntry } from './zip-entry.js';
import { scanZip } from './zip-scan.js';

/** What a ZIP archive holds, without unpacking any of it. */
export interface ZipDirectory {
  /** In the order of the archive. */
  readonly entries: readonly ZipEntry[];
  /** What is wrong with the archive itself, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the list of members of a ZIP archive (PKWARE APPNOTE 6.3.10), including ZIP64 and archives behind a self-extractor.
 * Own code, because fflate's reader wants the whole archive in memory and inflates every member whole, believes the sizes,
 * and gives up on an archive that is cut off. An archive without a readable directory is searched for the headers in
 * front of its members. Never throws.
 */
export function readZipDirectory(source: ByteSource, limits: ArchiveLimits): ZipDirectory {
  const end = findEnd(source);
  if (end !== undefined) {
    if (end.total === 0 && end.directoryBytes === 0) return { entries: [], notes: [] };
    const found = readEntries(source, end, limits);
    if (found !== undefined) return found;
  }
  return scanZip(source, limits, end === undefined ? 'the end of the archive is missing' : 'the directory of the archive is damaged');
}

/** Where the directory is, as the record at the archive's end says. */
interface DirectoryEnd {
  readonly total: number;
  readonly directoryBytes: number;
  /** As written, from the start of the archive. */
  readonly directoryAt: number;
  /** Where the records of the end begin, and so the directory ends. */
  readonly endAt: number;
  readonly split: boolean;
}

/** The record is 22 bytes and a comment of up to 65,535; before it a ZIP64 archive has a locator of 20. */
const longestEnd = 22 + 65_535 + 20;

function findEnd(source: ByteSource): DirectoryEnd | undefined {
  const tailAt = Math.max(0, source.sizeBytes - longestEnd);
  const tail = source.read(tailAt, longestEnd);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || u32(tail, at) !== 0x06054b50) continue;
    // A comment may hold anything, so the record must reach to the end or at least not beyond it.
    if (at + 22 + u16(tail, at + 20) > tail.length) continue;
    const plain: DirectoryEnd = {
      total: u16(tail, at + 10), directoryBytes: u32(tail, at + 12), directoryAt: u32(tail, at + 16), endAt: tailAt + at,
      split: u16(tail, at + 4) !== 0 && u16(tail, at + 4) !== 0xffff,
    };
    return large(source, tail, at, tailAt) ?? plain;
  }
  return undefined;
}

/** The 64-bit twin of the record at the end, where there is one. */
function large(source: ByteSource, tail: Uint8Array, at: number, tailAt: number): DirectoryEnd | undefined {
  if (at < 20 || u32(tail, at - 20) !== 0x07064b50) return undefined;
  const written = u64(tail, at - 12);
  // Something may stand in front of the archive; then the record is where it must be, right before its locator.
  for (const recordAt of [written, tailAt + at - 20 - 56]) {
    if (!(recordAt >= 0 && recordAt < source.sizeBytes)) continue;
    const record = source.read(recordAt, 56);
    if (record.length < 56 || u32(record, 0) !== 0x06064b50) continue;
    return { total: u64(record, 32), directoryBytes: u64(record, 40), directoryAt: u64(record, 48), endAt: recordAt, split: u32(record, 16) !== 0 };
  }
  return undefined;
}

function readEntries(source: ByteSource, end: DirectoryEnd, limits: ArchiveLimits): ZipDirectory | undefined {
  const notes: string[] = [];
  if (end.split) notes.push('it is one part of a split archive; members in other parts cannot be read');
  // What stands in front of the archive (a self-extractor, a mail header) moves everything by the same distance.
  const before = [end.directoryAt, end.endAt - end.directoryBytes].find((at) => at >= 0 && u32(source.read(at, 4), 0) === 0x02014b50);
  if (before === undefined) return undefined;
  const moved = before - end.directoryAt;
  const directoryBytes = Math.min(end.endAt - before, limits.directoryBytes);
  if (end.endAt - before > limits.directoryBytes) notes.push(`its directory is larger than ${inMiB(limits.directoryBytes)}, the most that is read of one`);
  const directory = source.read(before, directoryBytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  // The number of members that the end announces may lie; the entries themselves do not.
  while (at + 46 <= directory.length && u32(directory, at) === 0x02014b50) {
    const next = at + 46 + u16(directory, at + 28) + u16(directory, at + 30) + u16(directory, at + 32);
    if (next > directory.length) break;
    entries.push(entryOf(directory, at, moved));
    at = next;
    if (entries.length > limits.members) break;
  }
  if (entries.length === 0) return undefined;
  // A damaged directory: the headers in front of the members may tell more.
  if (entries.length < Math.min(end.total, limits.members) && directoryBytes < limits.directoryBytes) {
    const scanned = scanZip(source, limits, 'the directory of the archive is damaged');
    if (scanned.entries.length > entries.length) return scanned;
    notes.push(`the directory of the archive is damaged; ${end.total - entries.length} of its ${end.total} members are lost`);
  }
  return { entries, notes };
}

function entryOf(directory: Uint8Array, at: number, moved: number): ZipEntry {
  const flags = u16(directory, at + 8);
  const nameAt = at + 46;
  const extraAt = nameAt + u16(directory, at + 28);
  const extra = directory.subarray(extraAt, extraAt + u16(directory, at + 30));
  const wide = extraField(extra, 0x0001);
  // The ZIP64 field holds, in this order, only what did not fit in 32 bits.
  let wideAt = 0;
  const number = (value: number): number => {
    if (value !== 0xffffffff || wide === undefined || wideAt + 8 > wide.length) return value;
    wideAt += 8;
    return u64(wide, wideAt - 8);
  };
  const sizeBytes = number(u32(directory, at + 24));
  const packedBytes = number(u32(directory, at + 20));
  const headerAt = number(u32(directory, at + 42)) + moved;
  const rawName = entryName(directory.subarray(nameAt, extraAt), flags);
  const attributes = u32(directory, at + 38);
  const madeBy = directory[at + 5];
  return {
    rawName, method: u16(directory, at + 10), encrypted: (flags & 0x2041) !== 0,
    isFolder: sizeBytes === 0 && (rawName.endsWith('/') || rawName.endsWith('\\') || (attributes & 0x10) !== 0),
    // Unix (3) and macOS (19) keep the kind of file in the upper half.
    isLink: (madeBy === 3 || madeBy === 19) && (attributes >>> 28) === 0xa,
    packedBytes, sizeBytes, crc: u32(directory, at + 16), headerAt,
    ...entryTime(extra, u16(directory, at + 12), u16(directory, at + 14)),
  };
}
