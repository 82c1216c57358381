import type { EventLog, EventRecord } from '../../evidence/event.js';
import type { Place } from '../../evidence/place.js';
import { withoutSecrets } from '../text/without-secrets.js';
import { isRelevantEvent, mostEvents } from './relevant-events.js';

/** Characters of data and messages kept of one file; a log of the real kind stays far below. */
const mostCharacters = 50_000_000;
/** Records held while reading: sorting out the oldest one by one would take too long. */
const mostHeld = mostEvents + 5_000;
/** Longest value and message kept of one record. */
const longestValue = 16_384;

/**
 * Takes the records of one file one by one and makes the `EventLog` of it: counts all, keeps those that matter and of these
 * the newest, without tokens. Its memory is bounded however long the file is.
 */
export class EventCollector {
  #kept: { readonly record: EventRecord; readonly order: number }[] = [];
  #characters = 0;
  #read = 0;
  #omitted = 0;
  #firstUtc: number | undefined;
  #lastUtc: number | undefined;

  /** Records read so far. */
  get read(): number {
    return this.#read;
  }

  /** Counts a record that does not matter, without keeping it. `atUtc` is absent where the record shows no time. */
  skip(atUtc: number | undefined): void {
    this.#read++;
    if (atUtc === undefined) return;
    if (this.#firstUtc === undefined || atUtc < this.#firstUtc) this.#firstUtc = atUtc;
    if (this.#lastUtc === undefined || atUtc > this.#lastUtc) this.#lastUtc = atUtc;
  }

  /** Counts a record and keeps it if it matters. Its provider is the published name. */
  add(record: EventRecord): void {
    this.skip(record.atUtc);
    if (!isRelevantEvent(record.provider, record.id)) return;
    const kept = bounded(record);
    this.#characters += sizeOf(kept);
    this.#kept.push({ record: kept, order: this.#read });
    if (this.#kept.length >= mostHeld) this.#dropOldest(mostEvents);
    else if (this.#characters > mostCharacters) this.#dropOldest(Math.ceil(this.#kept.length / 2));
  }

  /** The log; `place` names the file. */
  log(place: Place): EventLog {
    if (this.#kept.length > mostEvents) this.#dropOldest(mostEvents);
    return {
      ...place,
      events: this.#kept.map(({ record }) => record),
      read: this.#read,
      omitted: this.#omitted,
      ...(this.#firstUtc === undefined ? {} : { firstUtc: this.#firstUtc }),
      ...(this.#lastUtc === undefined ? {} : { lastUtc: this.#lastUtc }),
    };
  }

  // Exports run oldest first or newest first, so that the time decides and not the position; file order is restored.
  #dropOldest(keep: number): void {
    this.#omitted += this.#kept.length - keep;
    this.#kept = this.#kept
      .sort((a, b) => (timeOf(b.record) - timeOf(a.record)) || a.order - b.order)
      .slice(0, keep)
      .sort((a, b) => a.order - b.order);
    this.#characters = this.#kept.reduce((sum, { record }) => sum + sizeOf(record), 0);
  }
}

// Records without a time go first: nothing can be dated by them.
function timeOf(record: EventRecord): number {
  return record.atUtc ?? record.atLocal ?? -8.64e15;
}

function bounded(record: EventRecord): EventRecord {
  const data = new Map<string, string>();
  for (const [name, value] of record.data) data.set(name, withoutSecrets(value.slice(0, longestValue), name));
  return { ...record, data, ...(record.message === undefined ? {} : { message: withoutSecrets(record.message.slice(0, longestValue)) }) };
}

function sizeOf(record: EventRecord): number {
  let size = record.message?.length ?? 0;
  for (const [name, value] of record.data) size += name.length + value.length;
  return size;
}
