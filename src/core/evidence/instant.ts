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

  const instant = Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(fraction));
  // Date.UTC turns 30 February into 1 March; such a date was never printed by a clock.
  return new Date(instant).getUTCDate() === day ? instant : undefined;
}

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
