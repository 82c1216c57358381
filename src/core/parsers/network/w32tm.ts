import type { TextParser } from '../../evidence/artifact.js';
import type { ClockReading } from '../../evidence/network.js';
import { textLines, type TextLine } from '../text/text-lines.js';
import { networkParsed } from './network-parsed.js';
import { isHostName } from './url-parts.js';

/**
 * Reads `w32tm /query /status [/verbose]`, `w32tm /query /source` and `w32tm /stripchart` in every language of Windows:
 *
 *     Leap Indicator: 0(no warning)
 *     Stratum: 3 (secondary reference - syncd by (S)NTP)
 *     Precision: -23 (119.209ns per tick)
 *     Root Delay: 0.0312500s
 *     Root Dispersion: 7.7938950s
 *     ReferenceId: 0x0A000003 (source IP:  10.0.0.3)
 *     Last Successful Sync Time: 11/22/2026 1:45:54 PM
 *     Source: dc1.contoso.com
 *     Poll Interval: 10 (1024s)
 *
 *     Phase Offset: -0.0003717s
 *
 *     Tracking time.windows.com [20.101.57.9:123].
 *     14:00:00, d:+00.0312500s o:+123.4567890s  [                  *                  ]
 *
 * Labels and dates are translated; the order of the lines, the reference id (`0x` and eight digits) and seconds (`s`) are
 * not. The last synchronisation is local time without a zone and is left out. The offset of a strip chart is the other
 * clock minus the PC's. The phase offset is what the service corrected last: small where the service works.
 */
export const w32tm: TextParser = {
  id: 'w32tm',
  recognises: ({ text }) => text.includes('s o:+') || text.includes('s o:-') || text.includes(sourceQuery) || (text.includes('w32tm') && text.includes(notStarted)) || hasReference(text) || hasDataRow(text),
  parse(file) {
    const seen: ClockReading[] = [];
    const recent: TextLine[] = [];
    const chart = new StripChart();
    let pending: { reading: Omit<ClockReading, 'kind' | 'file'>; linesLeft: number } | undefined;
    let sourceAsked = false;
    const asked = file.text.includes('w32tm');
    const finish = () => {
      if (pending !== undefined) seen.push({ kind: 'clock', file: file.path, ...pending.reading });
      pending = undefined;
    };
    for (const line of textLines(file)) {
      const text = line.text.trim();
      if (chart.take(text, line.line)) continue;
      const reading = chart.finish();
      if (reading !== undefined) seen.push({ kind: 'clock', file: file.path, ...reading });
      if (text === '') continue;
      chart.heading(text);
      if (sourceAsked) {
        sourceAsked = false;
        const answer = sourceAnswer(text);
        if (answer !== undefined) seen.push({ kind: 'clock', file: file.path, line: line.line, ...answer });
        if (answer !== undefined) continue;
      }
      sourceAsked = text.includes('w32tm') && text.endsWith('/query /source');
      if (text.includes(notStarted) && text.length < 300 && asked) {
        // Windows starts the service when it is needed: that it does not run now says nothing about the clock.
        seen.push({ kind: 'clock', file: file.path, line: line.line, printed: text.slice(0, 200) });
      }
      if (pending !== undefined) {
        const offset = secondsIn(valueOf(text));
        if (offset !== undefined) pending.reading = { ...pending.reading, offsetSeconds: offset, basis: 'service' };
        if (offset !== undefined || --pending.linesLeft <= 0) finish();
      }
      recent.push(line);
      if (recent.length > 9) recent.shift();
      const status = isPollInterval(valueOf(text)) ? statusAbove(recent) : undefined;
      if (status !== undefined) {
        finish();
        // The phase offset is the first line of `/verbose`, directly below.
        pending = { reading: status, linesLeft: 1 };
      }
    }
    finish();
    const reading = chart.finish();
    if (reading !== undefined) seen.push({ kind: 'clock', file: file.path, ...reading });
    return networkParsed(file, seen, [], 'No state of the time service was found; run "w32tm /query /status".');
  },
};

const sourceQuery = 'w32tm /query /source';
/** "The service has not been started", in every language. */
const notStarted = '0x80070426';

/** `: 0x` and eight hexadecimal digits, then a blank and a bracket. */
function hasReference(text: string): boolean {
  for (let at = text.indexOf(': 0x'), tries = 0; at >= 0 && tries < 200; at = text.indexOf(': 0x', at + 4), tries++) {
    if (text[at + 12] === ' ' && (text[at + 13] === '(' || text[at + 13] === '（')) return true;
  }
  return false;
}

/** A row of `/stripchart /dataonly`: `14:00:00, +123.4567890s`. */
function hasDataRow(text: string): boolean {
  const head = text.slice(0, 4000);
  for (const sign of [', +', ', -']) {
    const at = head.indexOf(sign);
    const number = at < 0 ? '' : head.slice(at + 2, head.indexOf('s', at + 2) + 1).trim();
    if (number.length > 8 && secondsIn(number) !== undefined) return true;
  }
  return false;
}

/** What stands behind the label; labels hold no colon. */
function valueOf(text: string): string {
  const colon = text.indexOf(':');
  const wide = text.indexOf('：');
  const at = colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
  return at < 0 ? '' : text.slice(at + 1).trim();
}

/** `10 (1024s)`: two to the power of the first number. */
function isPollInterval(value: string): boolean {
  const open = value.indexOf('(');
  if (open < 1 || !value.endsWith('s)')) return false;
  const exponent = Number(value.slice(0, open).trim());
  return Number.isInteger(exponent) && exponent >= 0 && exponent < 32 && Number(value.slice(open + 1, -2).trim()) === 2 ** exponent;
}

/** The state that ends with a poll interval, read upwards: source, last synchronisation, reference, …, leap indicator. */
function statusAbove(lines: readonly TextLine[]): Omit<ClockReading, 'kind' | 'file'> | undefined {
  const above = (count: number) => lines.at(-1 - count)?.text.trim() ?? '';
  const reference = valueOf(above(3));
  if (!isReference(reference) || secondsIn(valueOf(above(4))) === undefined) return undefined;
  const source = valueOf(above(1)).slice(0, 200);
  const leap = valueOf(above(8));
  const number = reference.slice(0, 10).toLowerCase();
  const synchronised = leap.startsWith('3') || number === '0x00000000' || number === localClock ? false : '012'.includes(leap[0] ?? 'x') ? true : undefined;
  return {
    line: lines.at(synchronised === undefined ? -4 : -9)?.line ?? lines.at(-1)!.line,
    ...(synchronised === undefined ? {} : { synchronised }),
    ...(source === '' ? {} : { source }),
    printed: [above(3), above(2), above(1)].join(', ').slice(0, 400),
  };
}

/** `LOCL`: the PC's own clock. */
const localClock = '0x4c4f434c';

function isReference(value: string): boolean {
  if (!value.startsWith('0x') || value.length < 10) return false;
  for (let at = 2; at < 10; at++) if (!'0123456789abcdefABCDEF'.includes(value[at]!)) return false;
  return value.length === 10 || value[10] === ' ';
}

/** `-0.0003717s`, `+00,0312500s` → seconds. */
function secondsIn(text: string): number | undefined {
  if (!text.endsWith('s') || text.length < 3 || text.length > 24) return undefined;
  const number = text.slice(0, -1);
  let digits = 0;
  let points = 0;
  for (let at = 0; at < number.length; at++) {
    const char = number[at]!;
    if (char >= '0' && char <= '9') digits++;
    else if (char === '.' || char === ',') points++;
    else if (!((char === '+' || char === '-') && at === 0)) return undefined;
  }
  return digits > 0 && points === 1 ? Number(number.replace(',', '.')) + 0 : undefined;
}

/** The line below `w32tm /query /source`: a server, or words for the PC's own clock. */
function sourceAnswer(text: string): Omit<ClockReading, 'kind' | 'file' | 'line'> | undefined {
  const comma = text.indexOf(',');
  const name = (comma < 0 ? text : text.slice(0, comma)).trim();
  if (text === 'Local CMOS Clock' || text === 'Free-running System Clock') return { synchronised: false, source: text, printed: text };
  return name.includes('.') && isHostName(name) ? { source: text.slice(0, 200), printed: text.slice(0, 200) } : undefined;
}

/** Rows of one strip chart; their median is one reading. */
class StripChart {
  private line = 0;
  private printed = '';
  private offsets: number[] = [];
  private source: string | undefined;

  /** `Tracking time.windows.com [20.101.57.9:123].` in any language: the name in front of the bracket. */
  heading(text: string): void {
    const bracket = text.indexOf(' [');
    const end = bracket < 0 ? -1 : text.indexOf(']', bracket);
    if (end < 0 || !text.slice(bracket, end).endsWith(':123')) return;
    const name = text.slice(text.lastIndexOf(' ', bracket - 1) + 1, bracket);
    this.source = isHostName(name) ? name : undefined;
  }

  /** Takes a row; false for another line. */
  take(text: string, line: number): boolean {
    const offset = offsetIn(text);
    // A sample that got no answer does not end the chart.
    if (offset === undefined) return this.offsets.length > 0 && text.length < 100 && text.includes(', ') && text.includes(': 0x');
    if (this.offsets.length === 0) {
      this.line = line;
      this.printed = text.slice(0, 120);
    }
    // A chart can run for days; the beginning says enough.
    if (this.offsets.length < 1000) this.offsets.push(offset);
    return true;
  }

  finish(): Omit<ClockReading, 'kind' | 'file'> | undefined {
    if (this.offsets.length === 0) return undefined;
    const sorted = this.offsets.sort((a, b) => a - b);
    const offsetSeconds = sorted[Math.floor((sorted.length - 1) / 2)]!;
    this.offsets = [];
    const source = this.source;
    this.source = undefined;
    return { line: this.line, offsetSeconds, basis: 'comparison', ...(source === undefined ? {} : { source }), printed: this.printed };
  }
}

/** `14:00:00, d:+00.0312500s o:+123.4567890s  [ * ]`, or with `/dataonly` `14:00:00, +123.4567890s`. */
function offsetIn(text: string): number | undefined {
  if (text.length > 200 || !(text[0]! >= '0' && text[0]! <= '9') || !text.slice(0, 6).includes(':')) return undefined;
  const marked = text.indexOf(' o:');
  if (marked > 0) {
    const end = text.indexOf(' ', marked + 3);
    return secondsIn(text.slice(marked + 3, end < 0 ? text.length : end));
  }
  const comma = text.indexOf(', ');
  const value = comma < 0 ? '' : text.slice(comma + 2).trim();
  return value.startsWith('+') || value.startsWith('-') ? secondsIn(value) : undefined;
}
