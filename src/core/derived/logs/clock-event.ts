import type { Proof } from '../../evidence/cited.js';
import type { EventLog, EventRecord } from '../../evidence/event.js';
import { parseInstant } from '../../evidence/instant.js';
import { citedEvent } from './cited-event.js';
import { eventsInOrder } from './events-in-order.js';
import { fieldOf, numberField } from './field-of.js';

/** Something the System log says about the PC's clock. */
export interface ClockEvent {
  readonly id: number;
  readonly what:
    /** The clock was set to another time (Kernel-General 1, and 52 of the time service). */
    | 'set'
    /** The needed change is larger than the time service makes (34). */
    | 'change-refused'
    /** The clock differs from its source by more than is allowed (50). */
    | 'differs'
    /** No usable time for long (36), or none of the sources answers (29). */
    | 'not-synchronised'
    /** One source did not answer or could not be found (24, 47, 129, 130, 131, 134). */
    | 'source-unreachable'
    /** A source gives valid time, or the clock was set by one (35, 37): the clock is right again. */
    | 'synchronised';
  /** Seconds by which the clock was or should be moved; positive forward. Absent: the event does not say. */
  readonly sizeSeconds?: number;
  readonly source?: string;
  readonly atUtc?: number;
  readonly atLocal?: number;
  readonly because: Proof;
}

/** Clock events kept, the newest. */
export const mostClockEvents = 200;
/** Windows sets its clock by parts of a second all day: smaller changes say nothing. */
const leastChangeSeconds = 60;

/** Reads what the System log says about the clock, newest first. Meanings: message table of the time service. */
export function clockEvents(logs: readonly EventLog[]): readonly ClockEvent[] {
  const ordered = eventsInOrder(logs, ({ provider, id }) => (provider === kernel && id === 1) || (provider === timeService && meanings.has(id)));
  const events: ClockEvent[] = [];
  for (const { record } of ordered.toReversed()) {
    if (events.length >= mostClockEvents) break;
    const event = clockEvent(record);
    if (event) events.push(event);
  }
  return events;
}

const kernel = 'Microsoft-Windows-Kernel-General';
const timeService = 'Microsoft-Windows-Time-Service';

const meanings: ReadonlyMap<number, ClockEvent['what']> = new Map<number, ClockEvent['what']>([
  [24, 'source-unreachable'], [29, 'not-synchronised'], [34, 'change-refused'], [35, 'synchronised'], [36, 'not-synchronised'], [37, 'synchronised'],
  [47, 'source-unreachable'], [50, 'differs'], [52, 'set'], [129, 'source-unreachable'], [130, 'source-unreachable'], [131, 'source-unreachable'], [134, 'source-unreachable'],
]);

function clockEvent(record: EventRecord): ClockEvent | undefined {
  const what = record.provider === kernel ? 'set' : meanings.get(record.id)!;
  const sizeSeconds = sizeOf(record);
  if (what === 'set' && (sizeSeconds === undefined || Math.abs(sizeSeconds) < leastChangeSeconds)) return undefined;
  const source = fieldOf(record, 'TimeSource', 'DomainPeer', 'ManualPeer');
  return {
    id: record.id, what,
    ...(sizeSeconds === undefined ? {} : { sizeSeconds }),
    ...(source === undefined ? {} : { source: source.slice(0, longestSource) }),
    ...(record.atUtc === undefined ? {} : { atUtc: record.atUtc }),
    ...(record.atUtc !== undefined || record.atLocal === undefined ? {} : { atLocal: record.atLocal }),
    because: [citedEvent(record)],
  };
}

const longestSource = 120;
const century = 100 * 366 * 86_400;

function sizeOf(record: EventRecord): number | undefined {
  if (record.provider !== kernel) {
    if (record.id === 34) return numberField(record, -century, century, 'SystemTimeChangeSeconds');
    if (record.id === 52) return numberField(record, -century, century, 'TimeOffsetSeconds');
    const milliseconds = record.id === 50 ? numberField(record, 0, century * 1000, 'TimeDifferenceMilliseconds') : undefined;
    return milliseconds === undefined ? undefined : milliseconds / 1000;
  }
  const to = instantOf(fieldOf(record, 'NewTime'));
  const from = instantOf(fieldOf(record, 'OldTime'));
  if (to !== undefined && from !== undefined) return Math.round((to - from) / 1000);
  const delta = numberField(record, -century * 1000, century * 1000, 'TimeDeltaInMs');
  return delta === undefined ? undefined : Math.round(delta / 1000);
}

/** Rendered dates carry direction marks between their parts. */
function instantOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : parseInstant(value.slice(0, 80).replaceAll('\u200e', '').replaceAll('\u200f', ''));
}
