import type { ByteSource } from '../evidence/byte-source.js';
import type { ArchiveLimits } from './limits.js';
import { entryName, entryTime, extraField, u16, u32, u64, type ZipEntry } from './zip-entry.js';

/** Read at once while searching. Longer than the longest header, so that none is cut twice. */
const windowBytes = 1024 * 1024;

/** The longest header: 30 bytes, a name and extra fields of up to 65,535 bytes each. */
const longestHeader = 30 + 2 * 65_535;

/**
 * Finds the members of an archive whose directory is missing: an upload that broke off, a copy of a failing disk. Goes
 * from one local header to the next; where a header does not say how long its member is (it was written to a stream), the
 * end is the descriptor behind it, whose size must fit, or the next header. Looks at each byte once.
 */
export function scanZip(source: ByteSource, limits: ArchiveLimits, why: string): { readonly entries: readonly ZipEntry[]; readonly notes: readonly string[] } {
  const entries: ZipEntry[] = [];
  const search = searchIn(source);
  let at = search.next(0, isLocalHeader);
  while (at !== undefined && entries.length <= limits.members) {
    const header = source.read(at, longestHeader);
    const { entry, dataAt, sized } = headerOf(header, at);
    const remaining = source.sizeBytes - dataAt;
    if (remaining < 0) break;
    if (sized) {
      entries.push({ ...entry, packedBytes: Math.min(entry.packedBytes, remaining) });
      at = search.next(dataAt + Math.min(entry.packedBytes, remaining), isLocalHeader);
      continue;
    }
    const end = search.next(dataAt, (bytes, i, offset) => isDescriptor(bytes, i, offset - dataAt) || isLocalHeader(bytes, i) || isDirectoryEntry(bytes, i));
    const descriptor = end === undefined ? undefined : source.read(end, 24);
    if (end !== undefined && descriptor !== undefined && isDescriptor(descriptor, 0, end - dataAt)) {
      // ZIP64 writes both sizes with eight bytes; what takes more than an empty stream's two bytes is not empty.
      const wide = u32(descriptor, 12) === 0 && end - dataAt > 2;
      entries.push({ ...entry, packedBytes: end - dataAt, crc: u32(descriptor, 4), sizeBytes: wide ? u64(descriptor, 16) : u32(descriptor, 12) });
      at = search.next(end + 16, isLocalHeader);
    } else {
      const { crc, ...rest } = entry;
      // Zero is what the header says as long as nobody knows.
      entries.push({ ...rest, ...(crc === 0 ? {} : { crc }), packedBytes: (end ?? source.sizeBytes) - dataAt, sizeBytes: Infinity });
      at = end === undefined ? undefined : search.next(end, isLocalHeader);
    }
  }
  return {
    entries,
    notes: [entries.length === 0 ? `${why}, and no member was found in it` : `${why}, so its members were searched for one by one; what came after the last of them is lost`],
  };
}

/** A header that could be real: chance gives the four bytes of the signature now and then. */
function isLocalHeader(bytes: Uint8Array, at: number): boolean {
  if (u32(bytes, at) !== 0x04034b50 || at + 30 > bytes.length) return false;
  return (bytes[at + 4] as number) <= 63 && u16(bytes, at + 26) > 0 && u16(bytes, at + 8) < 100;
}

function isDirectoryEntry(bytes: Uint8Array, at: number): boolean {
  return u32(bytes, at) === 0x02014b50 && u16(bytes, at + 28) > 0;
}

function isDescriptor(bytes: Uint8Array, at: number, packedBytes: number): boolean {
  return u32(bytes, at) === 0x08074b50 && u32(bytes, at + 8) === packedBytes % 0x1_0000_0000;
}

function headerOf(header: Uint8Array, headerAt: number): { readonly entry: ZipEntry; readonly dataAt: number; readonly sized: boolean } {
  const flags = u16(header, 6);
  const extraAt = 30 + u16(header, 26);
  const dataAt = extraAt + u16(header, 28);
  const extra = header.subarray(extraAt, dataAt);
  const wide = extraField(extra, 0x0001);
  const isWide = u32(header, 22) === 0xffffffff && wide !== undefined && wide.length >= 16;
  const sizeBytes = isWide ? u64(wide, 0) : u32(header, 22);
  const packedBytes = isWide ? u64(wide, 8) : u32(header, 18);
  const rawName = entryName(header.subarray(30, extraAt), flags);
  const entry: ZipEntry = {
    rawName, method: u16(header, 8), encrypted: (flags & 0x2041) !== 0,
    isFolder: sizeBytes === 0 && packedBytes === 0 && (flags & 8) === 0 && (rawName.endsWith('/') || rawName.endsWith('\\')),
    // Only the directory tells links from files.
    isLink: false,
    packedBytes, sizeBytes, crc: u32(header, 14), headerAt, ...entryTime(extra, u16(header, 10), u16(header, 12)),
  };
  return { entry, dataAt: headerAt + dataAt, sized: (flags & 8) === 0 || packedBytes > 0 };
}

interface Search {
  /** The first place from `from` on that is what `matches` looks for. `offset` is the place in the source. */
  readonly next: (from: number, matches: (bytes: Uint8Array, at: number, offset: number) => boolean) => number | undefined;
}

function searchIn(source: ByteSource): Search {
  let window: Uint8Array = new Uint8Array(0);
  let windowAt = 0;
  return {
    next(from, matches) {
      let offset = from;
      while (offset < source.sizeBytes) {
        if (offset < windowAt || offset + 64 > windowAt + window.length) {
          window = source.read(offset, windowBytes);
          windowAt = offset;
          if (window.length === 0) return undefined;
        }
        const at = window.indexOf(0x50, offset - windowAt);
        if (at < 0) {
          offset = windowAt + window.length;
          continue;
        }
        offset = windowAt + at;
        // A structure at the end of the window is looked at again in the next one.
        const cut = at + 64 > window.length && windowAt + window.length < source.sizeBytes;
        if (cut && windowAt < offset) {
          window = new Uint8Array(0);
          continue;
        }
        if (window[at + 1] === 0x4b && matches(window, at, offset)) return offset;
        offset++;
      }
      return undefined;
    },
  };
}
