/**
 * The instant that a field prints, in milliseconds since 1970 UTC: `2020-07-18 20:10:33.789 UTC`, with or without the
 * fraction and the zone (dsregcmd always prints UTC). Undefined for blank, masked, cut-off and impossible dates.
 */
export function parseInstant(value: string): number | undefined {
  const text = value.trim();
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23) return undefined;
  if (minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return undefined;
  if (text[10] !== ' ' && text[10] !== 'T') return undefined;

  let at = 19;
  let fraction = 0;
  if (text[at] === '.') {
    at++;
    let weight = 100;
    while (isDigit(text, at)) {
      fraction += weight * (text.charCodeAt(at) - 48);
      weight /= 10;
      at++;
    }
    if (weight === 100) return undefined;
  }
  const zone = text.slice(at).trim();
  if (zone !== '' && zone !== 'UTC' && zone !== 'Z' && zone !== 'GMT') return undefined;

  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthLength = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day < 1 || day > monthLength) return undefined;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const days = before * 365 + leapDays + daysBefore[month - 1]! + (leap && month > 2 ? 1 : 0) + day - 1 - daysTo1970;
  return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + Math.floor(fraction);
}

/** Days before each month of a common year. */
const daysBefore: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** From the first day of year 1 to the first of 1970. */
const daysTo1970 = 719_162;

/** From when until when a certificate is valid, milliseconds since 1970 UTC. */
export interface Validity {
  readonly fromUtc: number;
  readonly toUtc: number;
}

/**
 * The range that `DeviceCertificateValidity` prints: `[ a UTC -- b UTC ]`; retyped copies have a single dash or no
 * brackets. Undefined when either end is not an instant.
 */
export function parseValidity(value: string): Validity | undefined {
  let text = value.trim();
  if (text.startsWith('[')) text = text.slice(1);
  if (text.endsWith(']')) text = text.slice(0, -1);
  for (const separator of ['--', ' - ', '–', '—']) {
    const at = text.indexOf(separator);
    if (at < 0) continue;
    const fromUtc = parseInstant(text.slice(0, at));
    const toUtc = parseInstant(text.slice(at + separator.length));
    return fromUtc === undefined || toUtc === undefined ? undefined : { fromUtc, toUtc };
  }
  return undefined;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The number that `count` digits from `at` make, or -1 when one of them is none. */
function digits(text: string, at: number, count: number): number {
  let number = 0;
  for (let i = at; i < at + count; i++) {
    if (!isDigit(text, i)) return -1;
    number = number * 10 + text.charCodeAt(i) - 48;
  }
  return number;
}
