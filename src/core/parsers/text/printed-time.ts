import { isDigit, isLetter } from '../../evidence/ascii.js';

/** Which number of `6/7/2024` is the day. Nothing in one such date says it; other dates of the file may. */
export type DateOrder = 'day-first' | 'month-first';

/** Longest text that can be a time; whatever is longer is a sentence. */
const longestTime = 60;

/** A date as a program printed it in the language of a PC, in its own order, with or without a time. */
export interface PrintedTime {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly yearFirst: boolean;
  /** The year has four digits. */
  readonly longYear: boolean;
  /** The month was a name, so that the order is day, month, year. */
  readonly named: boolean;
  /** Character between the numbers. */
  readonly sign: string;
  /** Absent: the date stands alone. */
  readonly clock?: PrintedClock;
}

/** The time of a printed date. */
export interface PrintedClock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milliseconds: number;
  /** Which half of the day was printed; absent on a 24-hour clock. */
  readonly half?: 'am' | 'pm';
  /** Minutes east of UTC; absent where no zone stands. */
  readonly offsetMinutes?: number;
}

/**
 * Reads a date and a time in front to back order, whatever stands between them: `6/24/2020 3:35:35 AM`, `24.06.2020 03:35:35`,
 * `2020/06/24 15:35`, `24-Jun-20 3:35:35 PM`, `2020-06-24T15:35:35.123+02:00`. AM and PM are read in their Latin and East Asian
 * forms, names of months in English. Undefined where other text stands in front of it or behind.
 */
export function printedTime(printed: string): PrintedTime | undefined {
  if (printed.length > longestTime * 2) return undefined;
  const text = printed.replaceAll('\u200e', '').replaceAll('\u200f', '').trim();
  if (text.length > longestTime) return undefined;
  let at = 0;
  // Weekdays in front (`Monday, June 24, 2020`, `Wed 06/24/2020`) say nothing more.
  while (at < text.length && !isDigit(text.charCodeAt(at)) && at < 20) at++;
  const first = digitsAt(text, at);
  if (first === undefined) return undefined;
  at = first.end;
  const sign = text.charAt(at);
  if (sign === '' || !'/-. '.includes(sign)) return undefined;
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
  const date = { first: first.value, second: second.value, third: third.value, yearFirst, longYear: yearFirst || third.length === 4, named, sign };
  if (text.slice(third.end).trim() === '') return date;
  const clock = clockAt(text, third.end);
  return clock === undefined ? undefined : { ...date, clock };
}

/** What a date proves about the order of all dates of its file; undefined where both readings are possible. */
export function provenOrder({ first, second, yearFirst, named, sign }: PrintedTime): DateOrder | undefined {
  if (yearFirst || named) return undefined;
  if (first > 12) return 'day-first';
  if (second > 12) return 'month-first';
  // No language of Windows writes the month first with dots.
  return sign === '.' ? 'day-first' : undefined;
}

/**
 * What the clock showed, in milliseconds since 1970 as if it were UTC; midnight where only a day is printed. `order` decides
 * dates of which both readings are possible; without it, those are undefined. Undefined for impossible dates, and for years outside the given ones: those of
 * other calendars.
 */
export function wallClock(time: PrintedTime, order?: DateOrder, years: readonly [from: number, to: number] = [1990, 2200]): number | undefined {
  const { first, second, third, yearFirst, named } = time;
  const number = yearFirst ? first : third;
  const year = time.longYear ? number : 2000 + number;
  const known = yearFirst ? 'month-first' : named ? 'day-first' : first > 12 || second > 12 ? provenOrder(time) : order ?? provenOrder(time) ?? (first === second ? 'day-first' : undefined);
  if (known === undefined || year < years[0] || year > years[1]) return undefined;
  const [month, day] = yearFirst ? [second, third] : known === 'day-first' ? [second, first] : [first, second];
  const { hour, minute, second: seconds, milliseconds, half } = time.clock ?? midnight;
  if (month < 1 || month > 12 || minute > 59 || seconds > 60 || hour > 23 || (half !== undefined && hour > 12)) return undefined;
  // `31.02.` is no date: it would become one in March.
  if (day < 1 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return Date.UTC(year, month - 1, day, hour24, minute, seconds, milliseconds);
}

const midnight: PrintedClock = { hour: 0, minute: 0, second: 0, milliseconds: 0 };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const mornings = ['am', 'a.m.', 'a. m.', '上午', '午前', '오전', 'vorm.', 'πμ', 'dop.', 'de.', 'sa', 'öö'];
const evenings = ['pm', 'p.m.', 'p. m.', '下午', '午後', '오후', 'nachm.', 'μμ', 'odp.', 'du.', 'ch', 'ös'];

function clockAt(text: string, from: number): PrintedClock | undefined {
  let at = from;
  while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
  const before = halfIn(text.slice(from, at));
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
  const half = before ?? halfIn(tail);
  const offsetMinutes = offsetIn(tail);
  if (offsetMinutes === null) return undefined;
  return {
    hour: hour.value, minute: minute.value, second, milliseconds,
    ...(half === undefined ? {} : { half }), ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
  };
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
