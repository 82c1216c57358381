/** Which number comes first in dates with slashes. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * A date as Windows prints it in the PC's own language and time: `12/30/2022 5:10 PM`, `30.12.2022 17:10`,
 * `2022/12/30 17:10`. As milliseconds as if it were UTC; the zone is not printed.
 *
 * `03/04/2022` is two dates. It is read only when `order` says which, else it is undefined, as are two-digit years,
 * other calendars and month names.
 */
export function printedDate(text: string, order?: DateOrder): number | undefined {
  const read = numbersOf(text);
  if (read === undefined) return undefined;
  const [a, b, c, hour = 0, minute = 0, second = 0] = read.numbers;
  if (a === undefined || b === undefined || c === undefined) return undefined;
  let year: number, month: number, day: number;
  if (a >= 1000) [year, month, day] = [a, b, c];
  else if (a === b) [day, month, year] = [a, b, c];
  else {
    const known = proven(a, b, read.separator) ?? order;
    if (known === undefined) return undefined;
    [day, month, year] = known === 'day-first' ? [a, b, c] : [b, a, c];
  }
  if (year < 1990 || year > 2200 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  let hours = hour;
  if (read.half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hours = (hour % 12) + (read.half === 'afternoon' ? 12 : 0);
  }
  const utc = Date.UTC(year, month - 1, day, hours, minute, second);
  // `31.02.` is no date: it would become one in March.
  return new Date(utc).getUTCDate() === day ? utc : undefined;
}

/** What a date proves about the order of all dates that the same tool printed; undefined where both readings are possible. */
export function dateOrder(text: string): DateOrder | undefined {
  const read = numbersOf(text);
  const [a, b, c] = read?.numbers ?? [];
  if (read === undefined || a === undefined || b === undefined || c === undefined || a >= 1000 || c < 1000) return undefined;
  return proven(a, b, read.separator);
}

function proven(a: number, b: number, separator: string): DateOrder | undefined {
  // No language of Windows writes the month first with dots.
  if (separator === '.') return 'day-first';
  if (a > 12 && b <= 12) return 'day-first';
  if (b > 12 && a <= 12) return 'month-first';
  return undefined;
}

const morning = ['am', 'a.m.', 'a. m.', '오전', '上午', '午前'];
const afternoon = ['pm', 'p.m.', 'p. m.', '오후', '下午', '午後'];

function numbersOf(text: string): { numbers: readonly number[]; separator: string; half: 'morning' | 'afternoon' | undefined } | undefined {
  const numbers: number[] = [];
  let letters = '';
  let separator = '';
  let at = 0;
  const end = Math.min(text.length, 60);
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      let number = 0;
      const from = at;
      while (at < end && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) number = number * 10 + text.charCodeAt(at++) - 48;
      if (at - from > 4 || numbers.length === 6) return undefined;
      numbers.push(number);
      if (numbers.length === 1) separator = text[at] ?? '';
      continue;
    }
    // Marks of direction and narrow blanks stand between the parts in some languages.
    if (numbers.length >= 3 || code > 0x2fff) letters += text[at];
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000)) return undefined;
    at++;
  }
  const marker = letters.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll(':', ' ').replaceAll(',', ' ').trim().toLowerCase();
  if (marker === '' || marker === '.') return { numbers, separator, half: undefined };
  if (morning.includes(marker)) return { numbers, separator, half: 'morning' };
  if (afternoon.includes(marker)) return { numbers, separator, half: 'afternoon' };
  return undefined;
}
