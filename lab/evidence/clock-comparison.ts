import { type MarkedFile, markLines } from './marked-lines.js';

const leastSkewMilliseconds = 60_000;

/**
 * What `w32tm /stripchart /computer:time.windows.com /samples:3` prints on a PC whose clock is a minute or more off; its time
 * zone is UTC. Undefined: the clock is right, and nobody compares it. The address is one for documentation (RFC 5737).
 */
export function clockComparison({ pcNowUtc, nowUtc }: { readonly pcNowUtc: number; readonly nowUtc: number }): MarkedFile | undefined {
  const offsetMilliseconds = nowUtc - pcNowUtc;
  if (Math.abs(offsetMilliseconds) < leastSkewMilliseconds) return undefined;
  const offset = `${offsetMilliseconds < 0 ? '-' : '+'}${(Math.abs(offsetMilliseconds) / 1000).toFixed(7).padStart(10, '0')}s`;
  const edge = offsetMilliseconds < 0 ? '[*                   |                   ]' : '[                   |                   *]';
  const lines = [
    'Tracking time.windows.com [192.0.2.123:123].',
    'Collecting 3 samples.',
    `The current time is ${usDate(pcNowUtc)}.`,
    ...[0, 2000, 4000].map((later) => `${new Date(pcNowUtc + later).toISOString().slice(11, 19)}, d:+00.0312500s o:${offset}  ${edge}`),
  ];
  return {
    path: 'w32tm-stripchart.txt', lineEnd: '\r\n',
    lines: markLines(lines.join('\n'), { basis: 'documented', source: 'https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings; delay and address are modelled' }),
  };
}

/** `3/2/2026 3:00:00 PM` */
function usDate(utc: number): string {
  const [year, month, day, hour, minute, second] = new Date(utc).toISOString().split(/\D/).map(Number) as [number, number, number, number, number, number];
  const two = (part: number) => String(part).padStart(2, '0');
  return `${month}/${day}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`;
}
