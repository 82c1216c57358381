/**
 * A Windows FILETIME (100 ns since 1601, as two halves) as ms since 1970, rounded down. `undefined` for 0, which Windows
 * writes where it knows no time, and for years beyond 9999, which only damage writes.
 */
export function filetimeToUtc(low: number, high: number): number | undefined {
  if (low === 0 && high === 0) return undefined;
  // 2^32 ticks are 429,496 ms and 7,296 ticks: in two halves nothing exceeds what a double holds exactly.
  const utc = high * 429_496 + Math.floor((high * 7296 + low) / 10_000) - 11_644_473_600_000;
  return utc <= lastUtc ? utc : undefined;
}

const lastUtc = 253_402_300_799_999;

/** The same instant as Windows prints it in XML, with all seven digits: `2018-07-06T18:45:46.9666279Z`. */
export function filetimeText(low: number, high: number): string {
  const utc = filetimeToUtc(low, high);
  if (utc === undefined) return '';
  const ticks = String((high * 7296 + low) % 10_000).padStart(4, '0');
  return `${new Date(utc).toISOString().slice(0, -1)}${ticks}Z`;
}
