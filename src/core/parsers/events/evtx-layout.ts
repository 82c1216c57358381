/**
 * The fixed layout of an event log file (version 3), as the libevtx project documents it.
 *
 *     file      4096 bytes of header, then chunks
 *     header    "ElfFile\0" first(8) last(8) nextRecord(8) 128(4) minor(2) major(2) 4096(2) chunks(2) … flags at 120, CRC at 124
 *     chunk     65536 bytes: 512 of header, then records
 *     header    "ElfChnk\0" firstNumber(8) lastNumber(8) firstId(8) lastId(8) 128(4) lastRecord(4) free(4) recordsCRC(4) … CRC at 124
 *     record    "**\0\0" size(4) id(8) FILETIME(8) <binary XML> size(4)
 */
export const evtx = {
  fileHeaderBytes: 4096,
  chunkBytes: 65_536,
  chunkHeaderBytes: 512,
  recordHeaderBytes: 24,
  smallestRecord: 28,
  /** Flag of the file header: the log was written without checksums. */
  noChecksums: 4,
  fileMagic: [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0],
  chunkMagic: [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0],
} as const;

/** Whether the bytes at `offset` are these. */
export function standsAt(bytes: Uint8Array, offset: number, magic: readonly number[]): boolean {
  return offset + magic.length <= bytes.length && magic.every((byte, i) => bytes[offset + i] === byte);
}
