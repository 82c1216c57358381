import * as fs from 'node:fs';
import type { ByteSource } from '../core/index.js';

/** Node reads at most 2 GiB at once. */
const mostAtOnce = 1024 * 1024 * 1024;

/**
 * Read at once, so that a parser's many small reads do not open the file each time; not more, because the members of an
 * archive are not read in the order in which they lie. 128 KiB: two chunks of an event log.
 */
const windowBytes = 128 * 1024;

/**
 * A file's bytes, read where they lie. The file is opened for each window and closed at once, so that nobody has to close
 * anything and thousands of sources hold no descriptor. A file that has vanished, shrunk or cannot be read gives fewer
 * bytes than asked, like a file that ends early.
 */
export function fileSource(path: string, sizeBytes: number): ByteSource {
  let window: Uint8Array = new Uint8Array(0);
  let windowAt = 0;
  return {
    sizeBytes,
    read(offset, length) {
      const end = Math.min(sizeBytes, offset + length);
      if (!(offset >= 0) || !(end > offset)) return new Uint8Array(0);
      if (offset < windowAt || end > windowAt + window.length) {
        // What was handed out is still in use: a new window, never the old one written over.
        window = readRange(path, offset, Math.min(sizeBytes - offset, Math.max(windowBytes, end - offset)));
        windowAt = offset;
      }
      const bytes = window.subarray(offset - windowAt, end - windowAt);
      // Asked for the whole of a large file: the caller has it now, nobody else needs it.
      if (window.length > windowBytes) window = new Uint8Array(0);
      return bytes;
    },
  };
}

function readRange(path: string, offset: number, length: number): Uint8Array {
  let descriptor: number | undefined;
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  try {
    descriptor = fs.openSync(path, 'r');
    while (filled < length) {
      const count = fs.readSync(descriptor, buffer, filled, Math.min(length - filled, mostAtOnce), offset + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch {
    // What was read until then is what there is.
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
  return buffer.subarray(0, filled);
}
