/** An instant as reports print it: ISO 8601 in UTC, without a fraction of zero. */
export function formatInstant(utc: number): string {
  return new Date(utc).toISOString().replace('.000Z', 'Z');
}
