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

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
