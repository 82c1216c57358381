import type { EventLog, EventRecord } from '../../evidence/event.js';
import { answerStampUtc } from './answer-stamp.js';

const minute = 60_000;
/** Zones differ by quarters of an hour, from 12 hours behind UTC to 14 ahead. */
const quarter = 15 * minute;
const mostBehind = -12 * 60 * minute;
const mostAhead = 14 * 60 * minute;
/** An answer is logged within seconds; a clock that is wrong by more shows no zone. */
const mostDelay = minute;
const summerTime = 60 * minute;

/**
 * The log with UTC times, where its export gave only the wall clock and Entra's own stamps in the answers tell how far that
 * is from UTC. All of its records are dated or none, since their order hangs on one clock. The log itself where nothing tells.
 */
export function datedLog(log: EventLog): EventLog {
  const zones = zonesOf(log.events);
  if (zones === undefined) return log;
  let firstUtc = log.firstUtc;
  let lastUtc = log.lastUtc;
  const events = log.events.map((record) => {
    const { atLocal, ...rest } = record;
    if (record.atUtc !== undefined || atLocal === undefined) return record;
    const atUtc = atLocal - nearest(zones, atLocal).aheadMs;
    if (firstUtc === undefined || atUtc < firstUtc) firstUtc = atUtc;
    if (lastUtc === undefined || atUtc > lastUtc) lastUtc = atUtc;
    return { ...rest, atUtc };
  });
  return { ...log, events, ...(firstUtc === undefined ? {} : { firstUtc }), ...(lastUtc === undefined ? {} : { lastUtc }) };
}

/** At this wall clock the PC was so far ahead of UTC. */
interface Zone {
  readonly atLocal: number;
  readonly aheadMs: number;
}

/** Absent: no stamp, or stamps that contradict each other by more than summer time, so that a clock was wrong. */
function zonesOf(events: readonly EventRecord[]): readonly Zone[] | undefined {
  const zones: Zone[] = [];
  for (const record of events) {
    if (record.atUtc !== undefined || record.atLocal === undefined) continue;
    const stampUtc = answerStampUtc(record);
    if (stampUtc === undefined) continue;
    const ahead = record.atLocal - stampUtc;
    const aheadMs = Math.round(ahead / quarter) * quarter;
    if (Math.abs(ahead - aheadMs) > mostDelay || aheadMs < mostBehind || aheadMs > mostAhead) return undefined;
    zones.push({ atLocal: record.atLocal, aheadMs });
  }
  if (zones.length === 0) return undefined;
  const different = [...new Set(zones.map(({ aheadMs }) => aheadMs))];
  if (different.length > 2 || (different.length === 2 && Math.abs(different[0]! - different[1]!) !== summerTime)) return undefined;
  return zones.sort((a, b) => a.atLocal - b.atLocal);
}

/** The stamp next in time: clocks are changed twice a year. */
function nearest(sorted: readonly Zone[], atLocal: number): Zone {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.atLocal < atLocal) low = middle + 1;
    else high = middle;
  }
  const after = sorted[low]!;
  const before = sorted[low - 1];
  return before !== undefined && atLocal - before.atLocal <= after.atLocal - atLocal ? before : after;
}
