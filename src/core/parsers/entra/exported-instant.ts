import { isDigit } from '../../evidence/ascii.js';
import { parseInstant } from '../../evidence/instant.js';

/** Which of two numbers is the day, where an export writes dates as the exporting person's language does. */
export type DateOrder = 'day-first' | 'month-first';

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
  if (text[4] === '-') return isoInstant(text);
  return localInstant(text, order);
}

/**
 * The order that the dates of one file have in common: the first that can be read in one way decides. Undefined: no date
 * needed it, or none could tell.
 */
export function dateOrderOf(values: Iterable<string>): DateOrder | undefined {
  for (const value of values) {
    const parts = dateParts(value.trim().slice(0, 60));
    if (parts === undefined || parts.first === parts.second) continue;
    if (parts.first > 12) return 'day-first';
    if (parts.second > 12) return 'month-first';
  }
  return undefined;
}

/** ISO 8601 with any fraction and any offset. */
function isoInstant(text: string): number | undefined {
  if (text.length === 10) return parseInstant(`${text}T00:00:00Z`);
  const sign = Math.max(text.indexOf('+', 19), text.indexOf('-', 19));
  if (sign < 0) return parseInstant(text);
  const utc = parseInstant(text.slice(0, sign).trim());
  const offset = text.slice(sign + 1).split(':').join('');
  const hours = digitsOf(offset.slice(0, 2));
  const minutes = offset.length > 2 ? digitsOf(offset.slice(2)) : 0;
  if (utc === undefined || hours === undefined || minutes === undefined || hours > 14 || minutes > 59 || offset.length > 4) return undefined;
  const shift = (hours * 60 + minutes) * 60_000;
  return text[sign] === '+' ? utc - shift : utc + shift;
}

/** `/Date(1789373182000)/`; an offset after the number only says how it would be shown. */
function scriptDate(text: string): number | undefined {
  let end = text.indexOf(')');
  const zone = Math.max(text.indexOf('+', 7), text.indexOf('-', 7));
  if (end < 0) return undefined;
  if (zone > 0 && zone < end) end = zone;
  const negative = text[6] === '-';
  const number = digitsOf(text.slice(negative ? 7 : 6, end));
  return number === undefined || number > 8.64e15 ? undefined : negative ? -number : number;
}

/** `9/14/2026, 8:06:22.123 AM`, `14.09.2026 08:06:22`, `2026/09/14 08:06`. */
function localInstant(text: string, order: DateOrder | undefined): number | undefined {
  const parts = dateParts(text);
  if (parts === undefined) return undefined;
  let { first: month, second: day } = parts;
  if (!parts.yearFirst) {
    const dayFirst = parts.first > 12 || (parts.second <= 12 && (parts.separator === '.' || order === 'day-first'));
    if (!dayFirst && parts.second <= 12 && parts.first !== parts.second && order === undefined) return undefined;
    if (dayFirst) [month, day] = [day, month];
  }
  const clock = clockOf(parts.rest);
  if (clock === undefined || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return parseInstant(`${String(parts.year)}-${two(month)}-${two(day)}T${clock}Z`);
}

interface DateParts {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly yearFirst: boolean;
  readonly separator: string;
  readonly rest: string;
}

function dateParts(text: string): DateParts | undefined {
  const separator = ['/', '.'].find((character) => { const at = text.indexOf(character); return at > 0 && at <= 4; });
  if (separator === undefined) return undefined;
  const one = text.indexOf(separator);
  const two = text.indexOf(separator, one + 1);
  if (two < 0) return undefined;
  let end = two + 1;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  const a = digitsOf(text.slice(0, one));
  const b = digitsOf(text.slice(one + 1, two));
  const c = digitsOf(text.slice(two + 1, end));
  if (a === undefined || b === undefined || c === undefined) return undefined;
  const rest = text.slice(end);
  if (one === 4) return { first: b, second: c, year: a, yearFirst: true, separator, rest };
  return end - two === 5 ? { first: a, second: b, year: c, yearFirst: false, separator, rest } : undefined;
}

/** `, 8:06:22.123 AM` as `08:06:22.123`; midnight where only the day is given. */
function clockOf(rest: string): string | undefined {
  let text = rest.split(',').join(' ').trim().toUpperCase();
  if (text === '') return '00:00:00';
  let afternoon: boolean | undefined;
  for (const [mark, isAfternoon] of [['AM', false], ['A.M.', false], ['PM', true], ['P.M.', true]] as const) {
    if (text.endsWith(mark)) {
      afternoon = isAfternoon;
      text = text.slice(0, -mark.length).trim();
      break;
    }
  }
  for (const zone of ['UTC', 'GMT', 'Z']) if (text.endsWith(zone)) text = text.slice(0, -zone.length).trim();
  const [hourText = '', minuteText = '', secondText = '0'] = text.split(':');
  const dot = secondText.indexOf('.');
  let hour = digitsOf(hourText);
  const minute = digitsOf(minuteText);
  const second = digitsOf(dot < 0 ? secondText : secondText.slice(0, dot));
  const fraction = dot < 0 ? '' : secondText.slice(dot);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (afternoon !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
}

/** The number that the digits make; undefined when there are none, too many, or something else. */
function digitsOf(text: string): number | undefined {
  if (text === '' || text.length > 16) return undefined;
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return undefined;
  return Number(text);
}
