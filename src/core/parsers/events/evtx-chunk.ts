import { crc32 } from '../../evidence/crc32.js';
import { evtx, standsAt } from './evtx-layout.js';

/** Where a record lies in its chunk. */
export interface RecordRange {
  readonly start: number;
  readonly end: number;
  readonly recordId: number;
  /** The two halves of the FILETIME at which it was written. */
  readonly timeLow: number;
  readonly timeHigh: number;
}

/** What a chunk holds, and what is wrong with it. */
export interface EvtxChunk {
  readonly records: readonly RecordRange[];
  /** Never used: Windows makes a log larger than what it has to write. */
  readonly empty: boolean;
  /** The header is not one, so that the records had to be looked for. */
  readonly headerLost: boolean;
  /** A checksum does not fit: something was altered, or the log was copied while Windows was writing. */
  readonly checksumWrong: boolean;
  /** Stretches that are no records. */
  readonly lost: readonly LostStretch[];
}

/** Bytes where records should be. Ids count up by one, so that the neighbours name the records that are missing. */
export interface LostStretch {
  /** The last record before. Absent: the chunk begins with the stretch, and its header does not say with which record. */
  readonly after?: number;
  /** The first record behind. Absent: nothing readable follows, and the header does not say which record was the last. */
  readonly before?: number;
}

/**
 * Finds the records of a chunk, whole or cut off. The header says where the free space begins; what stands behind it is the
 * rest of older times, except where the numbering goes on without a gap: then the log was copied while Windows was writing.
 * Where a record is destroyed, the search goes on at the next sign of one.
 */
export function findRecords(chunk: Uint8Array, checksums: boolean): EvtxChunk {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const headerLost = !standsAt(chunk, 0, evtx.chunkMagic);
  if (headerLost && isBlank(chunk)) return { ...nothing, empty: true };
  if (chunk.length < evtx.chunkHeaderBytes) return { ...nothing, headerLost };
  // Windows marks a chunk that it has prepared but not used with numbers of all ones.
  if (!headerLost && view.getUint32(0x18, true) === 0xffffffff && view.getUint32(0x1c, true) === 0xffffffff
    && view.getUint32(0x20, true) === 0xffffffff && view.getUint32(0x24, true) === 0xffffffff) {
    return { ...nothing, empty: true };
  }
  const stated = headerLost ? chunk.length : view.getUint32(0x30, true);
  const free = stated >= evtx.chunkHeaderBytes && stated <= evtx.chunkBytes ? Math.min(stated, chunk.length) : chunk.length;
  const records: RecordRange[] = [];
  const lost: LostStretch[] = [];
  let at: number = evtx.chunkHeaderBytes;
  let lastId: number | undefined;
  while (at + evtx.smallestRecord <= chunk.length) {
    const record = recordAt(view, at);
    if (record !== undefined && (at < free || record.recordId === (lastId ?? Number.NaN) + 1)) {
      records.push(record);
      lastId = record.recordId;
      at = record.end;
      continue;
    }
    if (at >= free) break;
    const next = nextRecord(chunk, view, at + 1, free);
    const complete = lastId !== undefined && lastId === idAt(view, 0x20, headerLost);
    if (next !== undefined || !(headerLost || complete) || !isBlank(chunk.subarray(at, free))) {
      lost.push(stretch(lastId ?? before(idAt(view, 0x18, headerLost)), next?.recordId ?? behind(idAt(view, 0x20, headerLost))));
    }
    if (next === undefined) break;
    at = next.start;
  }
  const checksumWrong = checksums && !headerLost && chunk.length === evtx.chunkBytes && !checksumsFit(chunk, view, free);
  return { records, empty: false, headerLost, checksumWrong, lost };
}

const nothing = { records: [], empty: false, headerLost: false, checksumWrong: false, lost: [] } as const;

/** The record at an offset, if its sign, its size and the copy of its size at its end agree. */
function recordAt(view: DataView, at: number): RecordRange | undefined {
  if (view.getUint32(at, true) !== 0x2a2a) return undefined;
  const size = view.getUint32(at + 4, true);
  if (size < evtx.smallestRecord || at + size > view.byteLength || view.getUint32(at + size - 4, true) !== size) return undefined;
  const recordId = view.getUint32(at + 8, true) + view.getUint32(at + 12, true) * 2 ** 32;
  if (!Number.isSafeInteger(recordId)) return undefined;
  return { start: at, end: at + size, recordId, timeLow: view.getUint32(at + 16, true), timeHigh: view.getUint32(at + 20, true) };
}

function nextRecord(chunk: Uint8Array, view: DataView, from: number, free: number): RecordRange | undefined {
  for (let at = chunk.indexOf(0x2a, from); at >= 0 && at < free && at + evtx.smallestRecord <= chunk.length; at = chunk.indexOf(0x2a, at + 1)) {
    const record = recordAt(view, at);
    if (record !== undefined) return record;
  }
  return undefined;
}

/** A record id that the chunk's header states, if it can be one. */
function idAt(view: DataView, offset: number, headerLost: boolean): number | undefined {
  const id = view.getUint32(offset, true) + view.getUint32(offset + 4, true) * 2 ** 32;
  return headerLost || !Number.isSafeInteger(id) ? undefined : id;
}

function before(id: number | undefined): number | undefined {
  return id === undefined ? undefined : id - 1;
}

function behind(id: number | undefined): number | undefined {
  return id === undefined ? undefined : id + 1;
}

function stretch(after: number | undefined, next: number | undefined): LostStretch {
  return { ...(after === undefined ? {} : { after }), ...(next === undefined ? {} : { before: next }) };
}

/** Some writers leave both sums at 0. */
function checksumsFit(chunk: Uint8Array, view: DataView, free: number): boolean {
  if (view.getUint32(0x34, true) === 0 && view.getUint32(0x7c, true) === 0) return true;
  return crc32(chunk.subarray(evtx.chunkHeaderBytes, free)) === view.getUint32(0x34, true)
    && crc32(chunk.subarray(0x80, evtx.chunkHeaderBytes), crc32(chunk.subarray(0, 0x78))) === view.getUint32(0x7c, true);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
