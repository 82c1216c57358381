import { isDigit, isLetter } from '../../evidence/ascii.js';

/** When an event was written, as an export shows it. Both absent: the text is no time. */
export interface EventTime {
  /** The instant, where the text names a zone. */
  readonly atUtc?: number;
  /** The wall clock as if it were UTC, where it names none. */
  readonly atLocal?: number;
}

/** Which number of `6/7/2024` is the day. Nothing in one such date says it; other dates of the file may. */
export type DateOrder = 'day-first' | 'month-first';

/** Longest text that can be a time; whatever is longer is a sentence. */
const longestTime = 60;

/**
 * Reads the times of event exports: `/Date(1718000000000)/` of Windows PowerShell, ISO 8601 with or without a zone, and the
 * local forms of Event Viewer (`6/24/2020 3:35:35 AM`, `24.06.2020 03:35:35`, `2020/06/24 15:35`, `24-Jun-20 3:35:35 PM`).
 * AM and PM are read in their Latin and East Asian forms; names of months in English.
 */
export function eventTime(text: string, order: DateOrder = 'month-first'): EventTime {
  const trimmed = text.trim();
  if (trimmed.length < 8 || trimmed.length > longestTime) return {};
  const ticks = windowsPowerShellDate(trimmed);
  if (ticks !== undefined) return { atUtc: ticks };
  const parts = dateParts(trimmed);
  if (parts === undefined) return {};
  const [year, month, day] = ordered(parts.date, order);
  const at = utcOf(year, month, day, parts);
  if (at === undefined) return {};
  return parts.offsetMinutes === undefined ? { atLocal: at } : { atUtc: at - parts.offsetMinutes * 60_000 };
}

/** Whether the whole text is a time. */
export function isEventTime(text: string): boolean {
  const { atUtc, atLocal } = eventTime(text, 'day-first');
  return atUtc !== undefined || atLocal !== undefined || eventTime(text, 'month-first').atLocal !== undefined;
}

/**
 * The order of day and month in a file's dates: a number above 12 decides; else dots and dashes mean day first, AM and PM
 * month first, as in the settings of Windows where each is usual.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder {
  let guess: DateOrder | undefined;
  for (const text of texts) {
    if (text.length > longestTime) continue;
    const parts = dateParts(text.trim());
    if (parts === undefined || parts.date.yearFirst || parts.date.named) continue;
    if (parts.date.first > 12) return 'day-first';
    if (parts.date.second > 12) return 'month-first';
    guess ??= parts.date.sign === 47 && parts.half !== undefined ? 'month-first' : 'day-first';
  }
  return guess ?? 'month-first';
}

interface DateNumbers {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly yearFirst: boolean;
  /** The month was a name, so that the order is day, month, year. */
  readonly named: boolean;
  /** Character between the numbers. */
  readonly sign: number;
}

interface DateParts {
  readonly date: DateNumbers;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milliseconds: number;
  readonly half: 'am' | 'pm' | undefined;
  readonly offsetMinutes: number | undefined;
}

/** `/Date(1718000000000)/`, `\/Date(1718000000000+0200)\/`: milliseconds since 1970 in UTC; the zone is only a remark. */
function windowsPowerShellDate(text: string): number | undefined {
  const start = text.indexOf('Date(');
  if (start < 0 || start > 2) return undefined;
  let at = start + 5;
  const sign = text[at] === '-' ? -1 : 1;
  if (sign < 0) at++;
  const number = digitsAt(text, at);
  if (number === undefined || number.length > 15) return undefined;
  const value = sign * number.value;
  return Math.abs(value) <= 8.64e15 ? value : undefined;
}

function ordered({ first, second, third, yearFirst, named }: DateNumbers, order: DateOrder): readonly [number, number, number] {
  if (yearFirst) return [first, second, third];
  const year = third < 100 ? 2000 + third : third;
  const dayFirst = named || first > 12 || (second <= 12 && order === 'day-first');
  return dayFirst ? [year, second, first] : [year, first, second];
}

function utcOf(year: number, month: number, day: number, { hour, minute, second, milliseconds, half }: DateParts): number | undefined {
  if (year < 1990 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 60) return undefined;
  if (half !== undefined && (hour < 1 || hour > 12)) {
    // 24-hour clocks with a superfluous PM exist in custom formats; 13 and more say it themselves.
    if (hour > 23) return undefined;
  } else if (hour > 23) return undefined;
  const hour24 = half === undefined || hour > 12 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return Date.UTC(year, month - 1, day, hour24, minute, second, milliseconds);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const mornings = ['am', 'a.m.', 'a. m.', '上午', '午前', '오전', 'vorm.', 'πμ', 'dop.', 'de.', 'sa', 'öö'];
const evenings = ['pm', 'p.m.', 'p. m.', '下午', '午後', '오후', 'nachm.', 'μμ', 'odp.', 'du.', 'ch', 'ös'];

/** Reads a date and a time in front to back order, whatever stands between them. */
function dateParts(text: string): DateParts | undefined {
  let at = 0;
  // Weekdays in front (`Monday, June 24, 2020`, `Wed 06/24/2020`) say nothing more.
  while (at < text.length && !isDigit(text.charCodeAt(at)) && at < 20) at++;
  const first = digitsAt(text, at);
  if (first === undefined) return undefined;
  at = first.end;
  const sign = text.charCodeAt(at);
  if (sign !== 47 && sign !== 45 && sign !== 46 && sign !== 32) return undefined;
  at = skipSigns(text, at);
  let second = digitsAt(text, at);
  let named = false;
  if (second === undefined) {
    const month = months.indexOf(text.slice(at, at + 3).toLowerCase());
    if (month < 0) return undefined;
    let end = at + 3;
    while (isLetter(text.charCodeAt(end))) end++;
    second = { value: month + 1, end, length: 2 };
    named = true;
  }
  at = skipSigns(text, second.end);
  const third = digitsAt(text, at);
  if (third === undefined) return undefined;
  const yearFirst = first.length === 4;
  if ((yearFirst && third.length > 2) || (!yearFirst && third.length !== 4 && third.length !== 2)) return undefined;
  if (first.length > 4 || second.length > 2) return undefined;
  at = third.end;
  const date = { first: first.value, second: second.value, third: third.value, yearFirst, named, sign };
  return timeParts(text, at, date);
}

function timeParts(text: string, from: number, date: DateNumbers): DateParts | undefined {
  let at = from;
  let half: 'am' | 'pm' | undefined;
  while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
  half = halfIn(text.slice(from, at));
  if (at - from > 16) return undefined;
  const hour = digitsAt(text, at);
  if (hour === undefined || hour.length > 2) return undefined;
  at = hour.end;
  const colon = text.charCodeAt(at);
  if (colon !== 58 && colon !== 46) return undefined;
  const minute = digitsAt(text, at + 1);
  if (minute === undefined || minute.length !== 2) return undefined;
  at = minute.end;
  let second = 0;
  let milliseconds = 0;
  if (text.charCodeAt(at) === colon) {
    const seconds = digitsAt(text, at + 1);
    if (seconds === undefined || seconds.length > 2) return undefined;
    second = seconds.value;
    at = seconds.end;
    if (text[at] === '.' || text[at] === ',') {
      const fraction = digitsAt(text, at + 1);
      if (fraction !== undefined && fraction.length <= 9) {
        milliseconds = Math.floor(Number(`0.${text.slice(at + 1, fraction.end)}`) * 1000);
        at = fraction.end;
      }
    }
  }
  const tail = text.slice(at).trim();
  half ??= halfIn(tail);
  const offsetMinutes = offsetIn(tail);
  if (offsetMinutes === null) return undefined;
  return { date, hour: hour.value, minute: minute.value, second, milliseconds, half, offsetMinutes };
}

function halfIn(text: string): 'am' | 'pm' | undefined {
  const word = text.trim().toLowerCase().replaceAll('\u202f', ' ');
  if (mornings.some((half) => word.startsWith(half) || word.endsWith(half))) return 'am';
  if (evenings.some((half) => word.startsWith(half) || word.endsWith(half))) return 'pm';
  return undefined;
}

/** Minutes east of UTC; `undefined` where no zone stands, `null` where other text follows, so that it is no time. */
function offsetIn(tail: string): number | undefined | null {
  let rest = tail;
  const half = halfIn(rest);
  if (half !== undefined) {
    const known = (half === 'am' ? mornings : evenings).find((word) => rest.toLowerCase().startsWith(word));
    rest = known === undefined ? rest : rest.slice(known.length).trim();
  }
  if (rest === '' || rest === ')') return undefined;
  const upper = rest.toUpperCase();
  if (upper === 'Z' || upper === 'UTC' || upper === 'GMT' || upper === '(UTC)') return 0;
  const numbers = upper.startsWith('UTC') || upper.startsWith('GMT') ? rest.slice(3) : rest;
  const sign = numbers.startsWith('+') ? 1 : numbers.startsWith('-') || numbers.startsWith('\u2212') ? -1 : 0;
  if (sign === 0) return null;
  const hours = digitsAt(numbers, 1);
  if (hours === undefined) return null;
  if (hours.length === 4) return sign * (Math.floor(hours.value / 100) * 60 + hours.value % 100);
  if (hours.length > 2) return null;
  const minutes = numbers[hours.end] === ':' ? digitsAt(numbers, hours.end + 1) : undefined;
  return sign * (hours.value * 60 + (minutes?.value ?? 0));
}

function skipSigns(text: string, from: number): number {
  let at = from;
  while (at - from < 3 && (text[at] === '/' || text[at] === '-' || text[at] === '.' || text[at] === ' ' || text[at] === ',')) at++;
  return at;
}

function digitsAt(text: string, from: number): { readonly value: number; readonly end: number; readonly length: number } | undefined {
  let end = from;
  while (isDigit(text.charCodeAt(end)) && end - from < 16) end++;
  return end === from ? undefined : { value: Number(text.slice(from, end)), end, length: end - from };
}
