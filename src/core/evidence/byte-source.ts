/** Random access to a file's bytes, so that a log of 500 MB never has to be in memory. Reads are synchronous. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** The bytes from `offset`; fewer than asked at the end of the file. Never more than `length`. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** A source over bytes that are in memory already. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: (offset, length) => bytes.subarray(offset, Math.min(bytes.length, offset + length)) };
}
