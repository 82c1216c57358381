import { parseInstant, parseZonedInstant } from '../../evidence/instant.js';
import { type DateOrder, printedTime, provenOrder, wallClock } from '../text/printed-time.js';
import { scriptDate } from '../text/script-date.js';

/**
 * The instant that an export prints, in milliseconds since 1970 UTC. Undefined for blank, impossible and ambiguous dates.
 *
 *     2026-09-14T08:06:22.1234567Z          Graph, portal, Log Analytics
 *     2026-09-14T10:06:22+02:00             scripts
 *     /Date(1789373182000)/                 ConvertTo-Json of Windows PowerShell 5.1
 *     9/14/2026, 8:06:22.123 AM             Log Analytics in the portal, in the browser's language
 *     14.09.2026 08:06:22                   Export-Csv and Format-List on a German PC
 *
 * `order` decides dates such as `9/4/2026`; without it only those are read that can be read in one way. Exports state UTC
 * wherever they state no zone.
 */
export function parseExportedInstant(value: string, order?: DateOrder): number | undefined {
  const text = value.trim();
  if (text.length < 8 || text.length > 60) return undefined;
  if (text.startsWith('/Date(')) return scriptDate(text);
  if (text[4] === '-') return text.length === 10 ? parseInstant(`${text}T00:00:00Z`) : parseZonedInstant(text) ?? parseInstant(text);
  const time = printedTime(text);
  // .NET prints the year 1 where it knows no date.
  const utc = time?.longYear === true ? wallClock(time, provenOrder(time) ?? order, [1, 9999]) : undefined;
  return utc === undefined ? undefined : utc - (time?.clock?.offsetMinutes ?? 0) * 60_000;
}

/**
 * The order that the dates of one file have in common: the first that can be read in one way decides. Undefined: no date
 * needed it, or none could tell.
 */
export function dateOrderOf(values: Iterable<string>): DateOrder | undefined {
  for (const value of values) {
    const time = printedTime(value);
    const order = time === undefined ? undefined : provenOrder(time);
    if (order !== undefined) return order;
  }
  return undefined;
}
