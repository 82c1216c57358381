/** A stretch of time in milliseconds since 1970 UTC; both ends belong to it. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Spans shorter than this show nothing more. One second. */
const shortestMs = 1_000;

/** The whole of some instants, with room at both ends so that the outermost marks are not at the edge. */
export function spanOf(instants: readonly number[]): TimeSpan {
  let from = Infinity;
  let to = -Infinity;
  for (const at of instants) {
    from = Math.min(from, at);
    to = Math.max(to, at);
  }
  if (from > to) return { from: 0, to: shortestMs };
  const room = Math.max((to - from) * 0.03, shortestMs / 2);
  return { from: from - room, to: to + room };
}

/**
 * What happened in the week up to an instant, where that is less than everything. Certificates last ten years, and a break
 * minutes. Absent: there is nothing to see, or no such instant.
 */
export function daysBefore(instants: readonly number[], until: number, whole: TimeSpan): TimeSpan | undefined {
  const recent = instants.filter((at) => at <= until && at >= until - 7 * 86_400_000);
  if (recent.length === 0 || recent.length === instants.length) return undefined;
  const span = spanOf(recent);
  return { from: Math.max(span.from, whole.from), to: Math.min(span.to, whole.to) };
}

/** Half or twice as long, around a point (0 the beginning, 1 the end), never beyond the whole. */
export function zoomed(span: TimeSpan, factor: number, whole: TimeSpan, around = 0.5): TimeSpan {
  const length = Math.min(Math.max((span.to - span.from) * factor, shortestMs), whole.to - whole.from);
  const middle = span.from + (span.to - span.from) * around;
  return inside({ from: middle - length * around, to: middle + length * (1 - around) }, whole);
}

/** Where in a span the middle one of some instants lies (0 the beginning, 1 the end): zooming around it never ends up where nothing is. */
export function middleOf(instants: readonly number[], { from, to }: TimeSpan): number {
  const middle = [...instants].sort((a, b) => a - b)[Math.floor(instants.length / 2)];
  return middle === undefined ? 0.5 : (middle - from) / (to - from);
}

/** Moved by a part of its length. */
export function moved(span: TimeSpan, part: number, whole: TimeSpan): TimeSpan {
  const by = (span.to - span.from) * part;
  return inside({ from: span.from + by, to: span.to + by }, whole);
}

function inside(span: TimeSpan, whole: TimeSpan): TimeSpan {
  const length = Math.min(span.to - span.from, whole.to - whole.from);
  const from = Math.min(Math.max(span.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

const steps = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 86_400_000, 604_800_000, 2_592_000_000, 7_776_000_000, 31_536_000_000, 157_680_000_000];

/** Instants to write under the chart, at most `most` of them, on round times. */
export function ticks({ from, to }: TimeSpan, most: number): readonly number[] {
  const step = steps.find((each) => (to - from) / each <= most) ?? (to - from) / most;
  const marks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to && marks.length <= most; at += step) marks.push(at);
  return marks;
}
