import type { EventLog, EventRecord } from '../evidence/event.js';

/** When the records of these builders are written, unless said otherwise. */
export const eventTimeUtc = Date.UTC(2026, 2, 2, 9, 0, 0);

/** A record of Microsoft-Windows-AAD/Operational with the given named values; `overrides` change its envelope. */
export function eventRecord(id: number, data: Readonly<Record<string, string>> = {}, overrides: Partial<Omit<EventRecord, 'id' | 'data'>> = {}): EventRecord {
  return {
    provider: 'Microsoft-Windows-AAD', channel: 'Microsoft-Windows-AAD/Operational', file: 'AAD.evtx', locator: 'record 1', id, atUtc: eventTimeUtc,
    data: new Map(Object.entries(data)), ...overrides,
  };
}

/** The same records a number of seconds later, for what repeats. */
export function secondsLater(seconds: number, events: readonly EventRecord[]): readonly EventRecord[] {
  return events.map((record) => (record.atUtc === undefined ? record : { ...record, atUtc: record.atUtc + seconds * 1000 }));
}

/** A record without any time, as loose posts and lists show it. */
export function withoutTime(record: EventRecord): EventRecord {
  const copy: { -readonly [Name in keyof EventRecord]: EventRecord[Name] } = { ...record };
  delete copy.atUtc;
  return copy;
}

/** A log of these records in this order. */
export function eventLog(events: readonly EventRecord[], overrides: Partial<Omit<EventLog, 'events'>> = {}): EventLog {
  return { file: events[0]?.file ?? 'AAD.evtx', events, read: events.length, omitted: 0, ...overrides };
}
