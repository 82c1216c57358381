import { type DateOrder, printedTime, provenOrder, wallClock } from '../text/printed-time.js';

/**
 * A date as Windows prints it in the PC's own language and time: `12/30/2022 5:10 PM`, `30.12.2022 17:10`,
 * `2022/12/30 17:10`. As milliseconds as if it were UTC; the zone is not printed.
 *
 * `03/04/2022` is two dates. It is read only when `order` says which, else it is undefined, as are two-digit years and
 * other calendars.
 */
export function printedDate(text: string, order?: DateOrder): number | undefined {
  const time = printedTime(text);
  return time?.longYear === true && time.clock?.offsetMinutes === undefined ? wallClock(time, provenOrder(time) ?? order) : undefined;
}

/** What a date proves about the order of all dates that the same tool printed; undefined where both readings are possible. */
export function dateOrder(text: string): DateOrder | undefined {
  const time = printedTime(text);
  return time?.longYear === true ? provenOrder(time) : undefined;
}
