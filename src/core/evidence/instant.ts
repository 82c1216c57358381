/**
 * The instant that a field prints, in milliseconds since 1970 UTC: `2020-07-18 20:10:33.789 UTC`, with or without the
 * fraction and the zone (dsregcmd always prints UTC). Undefined for blank, masked, cut-off and impossible dates.
 */
export function parseInstant(value: string): number | undefined {
  const text = value.trim();
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23) return undefined;
  if (minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash || text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return undefined;
  const between = text.charCodeAt(10);
  if (between !== blank && between !== letterT) return undefined;

  let at = 19;
  let fraction = 0;
  if (text.charCodeAt(at) === point) {
    at++;
    let weight = 100;
    for (let digit = digitAt(text, at); digit >= 0; digit = digitAt(text, at)) {
      fraction += weight * digit;
      weight /= 10;
      at++;
    }
    if (weight === 100) return undefined;
  }
  // As the tool prints it: ` UTC`.
  if (!(text.length === at + 4 && text.charCodeAt(at) === blank && text.charCodeAt(at + 1) === 85 && text.charCodeAt(at + 2) === letterT && text.charCodeAt(at + 3) === 67)) {
    const zone = text.slice(at).trim();
    if (zone !== '' && zone !== 'UTC' && zone !== 'Z' && zone !== 'GMT') return undefined;
  }

  const year = century * 100 + yearOfCentury;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthLength = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day < 1 || day > monthLength) return undefined;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const days = before * 365 + leapDays + daysBefore[month - 1]! + (leap && month > 2 ? 1 : 0) + day - 1 - daysTo1970;
  return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + Math.floor(fraction);
}

/**
 * The instant of an ISO 8601 time that names its zone (`2026-11-22T15:00:05.1234567+01:00`, `…-0430`, `…Z`), with any number of
 * digits behind the second. Undefined without a zone: that is somebody's wall clock.
 */
export function parseZonedInstant(value: string): number | undefined {
  const text = value.trim();
  if (text.length < 20 || text.length > 40) return undefined;
  if (text.endsWith('Z')) return parseInstant(text);
  const sign = Math.max(text.indexOf('+', 19), text.indexOf('-', 19));
  if (sign < 0) return undefined;
  const local = parseInstant(text.slice(0, sign));
  const hours = twoDigits(text, sign + 1);
  const rest = text.charCodeAt(sign + 3) === colon ? sign + 4 : sign + 3;
  const minutes = text.length === sign + 3 ? 0 : text.length === rest + 2 ? twoDigits(text, rest) : -1;
  if (local === undefined || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return undefined;
  return local - (text.charCodeAt(sign) === dash ? -1 : 1) * (hours * 60 + minutes) * 60_000;
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

/** The number that two digits make, or -1 when one of them is none. */
function twoDigits(text: string, at: number): number {
  const tens = digitAt(text, at);
  const ones = digitAt(text, at + 1);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

/** -1 for another character, and behind the text's end: V8 never again reads quickly where it once read beyond one. */
function digitAt(text: string, at: number): number {
  if (at >= text.length) return -1;
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

const blank = 32;
const dash = 45;
const point = 46;
const colon = 58;
const letterT = 84;
