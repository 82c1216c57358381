import type { Parsed } from '../../evidence/artifact.js';
import type { ByteSource } from '../../evidence/byte-source.js';
import { BinaryXml } from './binary-xml.js';
import { EventCollector } from './event-collector.js';
import { eventHead, eventRecord } from './event-record.js';
import { findRecords, type EvtxChunk, type LostStretch } from './evtx-chunk.js';
import { evtx, standsAt } from './evtx-layout.js';
import { filetimeToUtc } from './filetime.js';
import { isRelevantEvent } from './relevant-events.js';
import type { XmlElement } from './xml-element.js';

/**
 * Reads a Windows event log (`.evtx`), chunk by chunk of 64 KB, so that its memory does not depend on the log's size. Damaged
 * logs give every record that is whole; the notes name the chunks and records that are lost. Only records that matter for a
 * PRT are decoded in full and kept.
 *
 *     45 6c 66 46 69 6c 65 00  …           "ElfFile", 4096 bytes
 *     45 6c 66 43 68 6e 6b 00  …           "ElfChnk", 512 bytes, then records: evtx-layout.ts
 *     2a 2a 00 00 size id time <binary XML> size
 */
export function readEvtx(source: ByteSource, path: string): Parsed {
  const collector = new EventCollector();
  const damage = new DamageReport();
  for (const record of records(source, damage)) {
    const system = record.system();
    const head = system === undefined ? undefined : eventHead(system);
    if (head === undefined) {
      damage.undecoded(record);
      collector.skip(record.writtenUtc);
    } else if (isRelevantEvent(head.provider, head.id)) {
      const event = record.event();
      if (event === undefined) damage.undecoded(record);
      const read = eventRecord(event ?? { ...childless, children: [system!] }, { file: path });
      if (read === undefined) {
        collector.skip(record.writtenUtc);
      } else {
        // A filtered export numbers its records anew; people see the number inside the event.
        const recordId = read.recordId ?? record.recordId;
        collector.add({ ...read, recordId, locator: `record ${recordId}`, ...timeOf(read.atUtc ?? record.writtenUtc) });
      }
    } else {
      collector.skip(head.atUtc ?? record.writtenUtc);
    }
  }
  if (damage.unread !== undefined) return { artifacts: [], notes: [], unread: damage.unread };
  return { artifacts: [{ kind: 'events', log: collector.log({ file: path }) }], notes: damage.notes() };
}

/** One record of a log, whatever it is about. */
export interface EvtxRecord {
  readonly recordId: number;
  /** 0-based. */
  readonly chunk: number;
  /** When the record's header says it was written. */
  readonly writtenUtc?: number;
  /** The `Event` element; `undefined` if the record is damaged. Decoded when called. */
  readonly event: () => XmlElement | undefined;
  /** Its `System` element alone. */
  readonly system: () => XmlElement | undefined;
}

/** Every record of a log in file order, for those who want more than `readEvtx` keeps. Gives nothing for what is no log. */
export function* evtxRecords(source: ByteSource): Generator<EvtxRecord> {
  yield* records(source, new DamageReport());
}

function* records(source: ByteSource, damage: DamageReport): Generator<EvtxRecord> {
  const header = source.read(0, evtx.fileHeaderBytes);
  const first = firstChunk(source, header, damage);
  if (first === undefined) return;
  const flags = header.length >= 124 ? header[120]! : 0;
  for (let offset = first, chunk = 0; offset < source.sizeBytes; offset += evtx.chunkBytes, chunk++) {
    const bytes = source.read(offset, evtx.chunkBytes);
    if (bytes.length === 0) return;
    const found = findRecords(bytes, (flags & evtx.noChecksums) === 0);
    damage.chunk(chunk, found, bytes.length);
    if (found.records.length === 0) continue;
    const xml = new BinaryXml(bytes);
    for (const { recordId, start, end, timeLow, timeHigh } of found.records) {
      const event = xml.open(start + evtx.recordHeaderBytes, end - 4);
      const writtenUtc = filetimeToUtc(timeLow, timeHigh);
      yield { recordId, chunk, ...(writtenUtc === undefined ? {} : { writtenUtc }), event: () => event?.whole(), system: () => event?.system() };
    }
  }
}

/** Where the first chunk begins, or `undefined` with the reason told to `damage`. */
function firstChunk(source: ByteSource, header: Uint8Array, damage: DamageReport): number | undefined {
  if (standsAt(header, 0, evtx.fileMagic)) {
    // Windows has never written another size; a damaged one must not lead astray.
    if (source.sizeBytes < evtx.fileHeaderBytes) damage.note('The file ends inside its header; no record of it is left.');
    return evtx.fileHeaderBytes;
  }
  for (const offset of [evtx.fileHeaderBytes, 0]) {
    if (standsAt(source.read(offset, 8), 0, evtx.chunkMagic)) {
      damage.note('The file\'s header is damaged or missing; the records behind it were read.');
      return offset;
    }
  }
  damage.unread = standsAt(header, 4, [0x4c, 0x66, 0x4c, 0x65])
    ? 'This is an event log of Windows XP or Server 2003 (.evt), which knew no Primary Refresh Token; hand in the .evtx log of the PC in question.'
    : 'This is not a Windows event log (.evtx); export it again with "wevtutil epl <log> <file>.evtx".';
  return undefined;
}

/** Collects what is lost and says it in few sentences, however much there is. */
class DamageReport {
  unread: string | undefined;
  readonly #notes: string[] = [];
  #more = 0;
  readonly #badChecksums: number[] = [];
  #undecoded: { readonly recordId: number; readonly chunk: number }[] = [];

  note(sentence: string): void {
    if (this.#notes.length < mostNotes) this.#notes.push(sentence);
    else this.#more++;
  }

  chunk(index: number, { records, empty, headerLost, checksumWrong, lost }: EvtxChunk, length: number): void {
    if (empty) return;
    if (headerLost) this.note(`The header of chunk ${index} is damaged; ${records.length === 0 ? 'no record of it could be read' : `its records ${span(records)} were found without it`}.`);
    if (length < evtx.chunkBytes) this.note(`The file ends inside chunk ${index}; ${records.length === 0 ? 'no record of it is left' : `its records ${span(records)} are left`}.`);
    if (checksumWrong) this.#badChecksums.push(index);
    for (const stretch of lost) this.note(lostSentence(index, stretch));
  }

  undecoded({ recordId, chunk }: EvtxRecord): void {
    if (this.#undecoded.at(0)?.chunk !== chunk) this.#tellUndecoded();
    this.#undecoded.push({ recordId, chunk });
  }

  // One sentence for a chunk: a lost template takes many records with it.
  #tellUndecoded(): void {
    const [first] = this.#undecoded;
    if (first === undefined) return;
    const count = this.#undecoded.length;
    this.note(count === 1
      ? `Record ${first.recordId} in chunk ${first.chunk} is damaged and could not be read in full.`
      : `${count} of the records ${span(this.#undecoded)} in chunk ${first.chunk} are damaged and could not be read in full.`);
    this.#undecoded = [];
  }

  notes(): readonly string[] {
    this.#tellUndecoded();
    const sums = this.#badChecksums;
    return [
      ...this.#notes,
      ...(this.#more === 0 ? [] : [`${this.#more} more damaged places of this kind.`]),
      ...(sums.length === 0 ? [] : [`The checksum of ${sums.length === 1 ? 'chunk' : 'chunks'} ${sums.slice(0, 5).join(', ')}${sums.length > 5 ? ` and ${sums.length - 5} more` : ''} does not fit: the log was copied while Windows was writing it, or it was changed afterwards.`]),
    ];
  }
}

const mostNotes = 20;
const childless = { name: 'Event', attributes: new Map<string, string>(), text: '' } as const;

function span(records: readonly { readonly recordId: number }[]): string {
  const first = records[0]!.recordId;
  const last = records.at(-1)!.recordId;
  return first === last ? String(first) : `${first} to ${last}`;
}

function lostSentence(chunk: number, { after, before }: LostStretch): string {
  if (after !== undefined && before !== undefined && before - after >= 2) {
    return before - after === 2
      ? `Record ${after + 1} in chunk ${chunk} is destroyed.`
      : `Records ${after + 1} to ${before - 1} in chunk ${chunk} are destroyed.`;
  }
  const where = after !== undefined ? `behind record ${after}` : before !== undefined ? `before record ${before}` : 'there';
  return `Chunk ${chunk} is damaged; what was written ${where} is destroyed.`;
}

function timeOf(atUtc: number | undefined): { readonly atUtc?: number } {
  return atUtc === undefined ? {} : { atUtc };
}
