import { Inflate } from 'fflate';
import type { ByteSource } from '../evidence/byte-source.js';
import type { ArchiveLimits } from './limits.js';

/** How unpacking ended. `enough`: `mostBytes` were asked for and more would have come. `bomb`: built to waste memory or time. */
export type InflateEnd = 'complete' | 'enough' | 'cut-off' | 'damaged' | 'bomb';

export interface Inflated {
  readonly bytes: Uint8Array;
  readonly end: InflateEnd;
}

/** Where the packed bytes of a member are. */
export interface PackedRange {
  readonly at: number;
  readonly packedBytes: number;
  /** What the archive says; decides how much memory is taken first, and nothing else. */
  readonly sizeBytes: number;
}

/** A stored block comes out whole or not yet: up to 64 KiB wait in between. */
const pendingBytes = 70_000;

/**
 * Unpacks a deflated member up to `mostBytes`, from small pieces, so that a few packed bytes never become many before
 * somebody looks: the first pieces are 1 KiB, because what a broken piece held is lost, later ones 16 KiB (at most 17 MB
 * unpacked). Gives what came out before an error. Never throws.
 */
export function inflateMember(source: ByteSource, { at, packedBytes, sizeBytes }: PackedRange, mostBytes: number, limits: Pick<ArchiveLimits, 'ratio' | 'ratioFreeBytes'>): Inflated {
  // Deflate makes at most 1,032 bytes of one, so that a lie about the size cannot take memory.
  let out = new Uint8Array(Math.min(mostBytes, Number.isFinite(sizeBytes) ? sizeBytes : packedBytes * 4, packedBytes * 1_032 + 64));
  let length = 0;
  let cut = false;
  const inflate = new Inflate((chunk) => {
    const needed = Math.min(length + chunk.length, mostBytes);
    if (needed > out.length) {
      const larger = new Uint8Array(Math.min(Math.max(needed, out.length * 2), mostBytes));
      larger.set(out.subarray(0, length));
      out = larger;
    }
    out.set(chunk.length <= out.length - length ? chunk : chunk.subarray(0, out.length - length), length);
    cut = length + chunk.length > mostBytes;
    length = needed;
  });
  let read = 0;
  const done = (end: InflateEnd): Inflated => ({ bytes: out.subarray(0, length), end });
  try {
    while (read < packedBytes) {
      const piece = source.read(at + read, Math.min(read < 65_536 ? 1_024 : 16_384, packedBytes - read));
      if (piece.length === 0) break;
      read += piece.length;
      inflate.push(piece);
      if (cut || (length === mostBytes && read < packedBytes)) return done('enough');
      if (length > limits.ratioFreeBytes && length > read * limits.ratio) return done('bomb');
      // No packer makes data longer by an eighth; but empty blocks with large tables cost much time for nothing.
      if (read - pendingBytes > length * 1.125) return done('bomb');
    }
  } catch {
    return done('damaged');
  }
  try {
    // Only the last push, after everything has come out, tells whether the stream has an end.
    inflate.push(new Uint8Array(read < packedBytes ? 0 : 8), true);
  } catch {
    return done('cut-off');
  }
  return done(read < packedBytes ? 'cut-off' : 'complete');
}
