import { type DateOrder, printedTime, type PrintedTime, wallClock } from '../text/printed-time.js';
import { scriptDate } from '../text/script-date.js';

/** When an event was written, as an export shows it. Both absent: the text is no time. */
export interface EventTime {
  /** The instant, where the text names a zone. */
  readonly atUtc?: number;
  /** The wall clock as if it were UTC, where it names none. */
  readonly atLocal?: number;
}

/**
 * Reads the times of event exports: `/Date(1718000000000)/` of Windows PowerShell, ISO 8601 with or without a zone, and the
 * local forms of Event Viewer (`6/24/2020 3:35:35 AM`, `24.06.2020 03:35:35`, `24-Jun-20 3:35:35 PM`).
 */
export function eventTime(text: string, order: DateOrder = 'month-first'): EventTime {
  if (text.length < 8) return {};
  const ticks = scriptDate(text.trim());
  if (ticks !== undefined) return { atUtc: ticks };
  const time = timeOfDay(text);
  const at = time === undefined ? undefined : wallClock(time, order);
  if (time?.clock === undefined || at === undefined) return {};
  const { offsetMinutes } = time.clock;
  return offsetMinutes === undefined ? { atLocal: at } : { atUtc: at - offsetMinutes * 60_000 };
}

/** Whether the whole text is a time. */
export function isEventTime(text: string): boolean {
  const { atUtc, atLocal } = eventTime(text);
  return atUtc !== undefined || atLocal !== undefined;
}

/**
 * The order of day and month in a file's dates: a number above 12 decides; else dots and dashes mean day first, AM and PM
 * month first, as in the settings of Windows where each is usual.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder {
  let guess: DateOrder | undefined;
  for (const text of texts) {
    const time = printedTime(text);
    if (time?.clock === undefined || time.yearFirst || time.named) continue;
    if (time.first > 12) return 'day-first';
    if (time.second > 12) return 'month-first';
    guess ??= time.sign === '/' && time.clock.half !== undefined ? 'month-first' : 'day-first';
  }
  return guess ?? 'month-first';
}

/** A day with a time of it. Custom formats print a superfluous PM behind the hours of a 24-hour clock. */
function timeOfDay(text: string): PrintedTime | undefined {
  const time = printedTime(text);
  if (time?.clock === undefined) return undefined;
  const { half, ...clock } = time.clock;
  return half !== undefined && clock.hour > 12 ? { ...time, clock } : time;
}
