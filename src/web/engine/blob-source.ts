import type { ByteSource } from '../../core/evidence/byte-source.js';

/** Bytes that are read at once: logs are read in small pieces, and each way to the disk costs about a millisecond. 4 MiB. */
const windowBytes = 4 * 1024 * 1024;

/**
 * Synchronous random access to a file of the browser, for a worker: only there such reads exist. `atRead` hears how many
 * bytes came from the disk. Throws what the browser throws when the file changed or is gone.
 */
export function blobSource(blob: Blob, atRead: (bytes: number) => void = () => undefined): ByteSource {
  const reader = new FileReaderSync();
  let start = 0;
  let window = new Uint8Array(0);
  return {
    sizeBytes: blob.size,
    read(offset, length) {
      const end = Math.min(blob.size, offset + length);
      if (offset >= end) return new Uint8Array(0);
      if (offset < start || end > start + window.length) {
        start = offset;
        window = new Uint8Array(reader.readAsArrayBuffer(blob.slice(offset, Math.max(end, Math.min(blob.size, offset + windowBytes)))));
        atRead(window.length);
      }
      return window.subarray(offset - start, end - start);
    },
  };
}
