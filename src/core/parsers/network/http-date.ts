import { parseInstant } from '../../evidence/instant.js';

/** The instant of a `Date` header (`Sun, 22 Nov 2026 14:00:05 GMT`), milliseconds since 1970 UTC. */
export function parseHttpDate(value: string): number | undefined {
  const text = value.trim();
  const comma = text.indexOf(',');
  const parts = text.slice(comma + 1, comma + 40).trim().split(' ');
  if (comma < 0 || parts.length !== 5 || parts[4] !== 'GMT') return undefined;
  const month = months.indexOf(parts[1]!.toLowerCase()) + 1;
  if (month === 0 || parts[0]!.length > 2) return undefined;
  return parseInstant(`${parts[2]!}-${String(month).padStart(2, '0')}-${parts[0]!.padStart(2, '0')} ${parts[3]!}`);
}

/**
 * The instant of an ISO 8601 time that names its zone (`2026-11-22T15:00:05.1234567+01:00`, `…Z`). Undefined without a
 * zone: that is somebody's wall clock.
 */
export function parseZonedInstant(value: string): number | undefined {
  const text = value.trim();
  if (text.length < 20 || text.length > 40) return undefined;
  if (text.endsWith('Z')) return parseInstant(text);
  const sign = text[text.length - 6];
  if ((sign !== '+' && sign !== '-') || text[text.length - 3] !== ':') return undefined;
  const hours = Number(text.slice(-5, -3));
  const minutes = Number(text.slice(-2));
  const local = parseInstant(text.slice(0, -6));
  if (local === undefined || !Number.isInteger(hours) || !Number.isInteger(minutes) || hours > 15 || minutes > 59) return undefined;
  return local - (sign === '+' ? 1 : -1) * (hours * 60 + minutes) * 60_000;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
