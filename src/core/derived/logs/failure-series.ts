import { type AttemptOutcome } from '../attempt.js';
import type { PrtFlow } from './prt-flow.js';

/** The same failure again and again: since when, until when, how often. A failure that came once is a series of one. */
export interface FailureSeries {
  readonly prt: PrtFlow['prt'];
  /** What they have in common. */
  readonly outcome?: AttemptOutcome;
  /** Lower case. Absent: the log does not name the user. */
  readonly upn?: string;
  /** First and last failure. Absent: the export shows no UTC time. */
  readonly sinceUtc?: number;
  readonly untilUtc?: number;
  /** The same by the PC's wall clock, where the export gives no zone. */
  readonly sinceLocal?: number;
  readonly untilLocal?: number;
  readonly count: number;
  /** The newest of them, newest first; at most `mostFlowsOfSeries`. */
  readonly flows: readonly PrtFlow[];
}

/** Flows that a series shows; it counts all. */
export const mostFlowsOfSeries = 20;
/** After a longer silence the same failure begins a new series: the PC may have worked, or slept, in between. */
const silenceMs = 24 * 3_600_000;

/**
 * Gathers flows that did not succeed into series, the one with the newest failure first. A success in between ends a series.
 * `flows` are newest first.
 */
export function failureSeries(flows: readonly PrtFlow[]): readonly FailureSeries[] {
  const all: Draft[] = [];
  const running = new Map<string, Draft>();
  for (const flow of flows) {
    if (flow.ended === 'succeeded') continue;
    const key = `${flow.prt} ${flow.upn ?? ''} ${meaning(flow)}`;
    const draft = running.get(key);
    if (draft && goesOn(draft.oldest, flow)) {
      draft.count++;
      draft.oldest = flow;
      if (draft.flows.length < mostFlowsOfSeries) draft.flows.push(flow);
      continue;
    }
    const fresh: Draft = { newest: flow, oldest: flow, count: 1, flows: [flow] };
    running.set(key, fresh);
    all.push(fresh);
  }
  return all.map(series);
}

interface Draft {
  readonly newest: PrtFlow;
  oldest: PrtFlow;
  count: number;
  readonly flows: PrtFlow[];
}

function series({ newest, oldest, count, flows }: Draft): FailureSeries {
  const sinceUtc = oldest.beganUtc ?? oldest.endedUtc;
  const untilUtc = newest.endedUtc ?? newest.beganUtc;
  return {
    prt: newest.prt,
    ...(newest.outcome === undefined ? {} : { outcome: newest.outcome }),
    ...(newest.upn === undefined ? {} : { upn: newest.upn }),
    ...(sinceUtc === undefined ? {} : { sinceUtc }),
    ...(untilUtc === undefined ? {} : { untilUtc }),
    ...(oldest.atLocal === undefined ? {} : { sinceLocal: oldest.atLocal }),
    ...(newest.atLocal === undefined ? {} : { untilLocal: newest.atLocal }),
    count, flows,
  };
}

/** An older flow belongs to the series when neither a success nor a long silence lies between. */
function goesOn(newer: PrtFlow, older: PrtFlow): boolean {
  if (citationOf(newer) !== citationOf(older)) return false;
  const gap = newer.beganUtc !== undefined && older.beganUtc !== undefined ? newer.beganUtc - older.beganUtc
    : newer.atLocal !== undefined && older.atLocal !== undefined ? newer.atLocal - older.atLocal : 0;
  return Math.abs(gap) <= silenceMs;
}

/** Two failures have no success between them when the same one, or none, came after both. */
function citationOf({ overcomeBy }: PrtFlow): string {
  return overcomeBy === undefined ? '' : `${overcomeBy.file ?? ''} ${overcomeBy.line ?? ''} ${overcomeBy.locator ?? ''}`;
}

/** What a failure is told apart by: its outcome, else the event that says it. */
function meaning({ outcome, firstFailure }: PrtFlow): string {
  switch (outcome?.kind) {
    case 'refused': return `refused ${outcome.aadsts}`;
    case 'transport': return `transport ${outcome.winHttp}`;
    case 'http': return `http ${outcome.status}`;
    case 'client': return `client ${outcome.code}`;
    case 'refused-unread': return 'refused';
    case 'unclear': case undefined: return `event ${firstFailure?.id ?? ''}`;
  }
}
