import type { EventLog, EventRecord } from '../../evidence/event.js';

/** One record with its place in the order of all. */
export interface OrderedEvent {
  readonly record: EventRecord;
  /** 0 for the oldest. Says which of two records is later only where `isLater` says that they can be compared. */
  readonly index: number;
}

/**
 * The records of some providers out of all logs, oldest first, each once. Exports run oldest first or newest first: a log's
 * own times or record numbers tell, and records of the same second keep the order they were written in. Records without any
 * time keep the order of their file and stand before all others.
 */
export function eventsInOrder(logs: readonly EventLog[], isWanted: (record: EventRecord) => boolean): readonly OrderedEvent[] {
  const drafts: { readonly record: EventRecord; readonly clock: number }[] = [];
  const seen = new Set<string>();
  for (const log of logs) {
    const events = log.events.filter(isWanted);
    if (runsBackwards(events)) events.reverse();
    let clock = events.find((record) => clockOf(record) !== undefined);
    for (const record of events) {
      const copy = identity(record);
      if (copy !== undefined) {
        if (seen.has(copy)) continue;
        seen.add(copy);
      }
      if (clockOf(record) !== undefined) clock = record;
      drafts.push({ record, clock: (clock === undefined ? undefined : clockOf(clock)) ?? untimed });
    }
  }
  return drafts.sort((a, b) => a.clock - b.clock).map(({ record }, index) => ({ record, index }));
}

/**
 * Whether the first was written after the second. Undefined where nothing tells: a UTC time and the PC's wall clock cannot be
 * compared, nor can two files that show no time.
 */
export function isLater(one: OrderedEvent, other: OrderedEvent): boolean | undefined {
  const a = one.record;
  const b = other.record;
  if (a.atUtc !== undefined && b.atUtc !== undefined && a.atUtc !== b.atUtc) return a.atUtc > b.atUtc;
  if (a.file === b.file || (a.atUtc !== undefined && b.atUtc !== undefined)) return one.index > other.index;
  return undefined;
}

/** Milliseconds between two records; undefined where their clocks cannot be compared. */
export function millisecondsBetween(a: EventRecord, b: EventRecord): number | undefined {
  if (a.atUtc !== undefined && b.atUtc !== undefined) return Math.abs(a.atUtc - b.atUtc);
  if (a.atUtc === undefined && b.atUtc === undefined && a.atLocal !== undefined && b.atLocal !== undefined) return Math.abs(a.atLocal - b.atLocal);
  return undefined;
}

const untimed = -8.64e15;

function clockOf({ atUtc, atLocal }: EventRecord): number | undefined {
  return atUtc ?? atLocal;
}

function runsBackwards(events: readonly EventRecord[]): boolean {
  let first: number | undefined;
  let last: number | undefined;
  for (const record of events) {
    const clock = clockOf(record);
    if (clock === undefined) continue;
    first ??= clock;
    last = clock;
  }
  if (first !== undefined && last !== undefined && first !== last) return first > last;
  const numbered = events.filter(({ recordId }) => recordId !== undefined);
  return (numbered[0]?.recordId ?? 0) > (numbered.at(-1)?.recordId ?? 0);
}

/** The same record comes twice where a bundle holds two copies of a log. */
function identity({ provider, id, recordId, atUtc, computer }: EventRecord): string | undefined {
  return recordId === undefined || atUtc === undefined ? undefined : `${provider} ${id} ${recordId} ${atUtc} ${computer?.toLowerCase() ?? ''}`;
}
