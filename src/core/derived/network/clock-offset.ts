import type { Proof } from '../../evidence/cited.js';
import type { ClockReading, Exchange, NetworkObservation } from '../../evidence/network.js';
import { citedAt } from '../../evidence/place.js';
import { citeObservation, ofKind } from './network-citation.js';

/** How far the PC's clock is off, by the best reading there is. */
export interface ClockFact {
  /** Reference minus the PC in seconds: positive means that the PC is behind. Absent: only the service's state is known. */
  readonly offsetSeconds?: number;
  /** `server`: the Date header of a sign-in host. `comparison`: a strip chart. `service`: the last correction. */
  readonly basis?: 'server' | 'comparison' | 'service';
  /** Whether the time service has a source. Absent: not shown. */
  readonly synchronised?: boolean;
  readonly source?: string;
  readonly because: Proof;
}

/**
 * The best reading: the sign-in hosts' own Date headers (their clock is the one that counts, and several requests agree on
 * one median), then a comparison with another clock, then what the time service corrected last.
 */
export function clockFact(all: readonly NetworkObservation[]): ClockFact | undefined {
  const readings = ofKind(all, 'clock');
  const state = readings.find((reading) => reading.synchronised !== undefined);
  const shared = {
    ...(state?.synchronised === undefined ? {} : { synchronised: state.synchronised }),
    ...(state?.source === undefined ? {} : { source: state.source }),
  };
  const best = dated(ofKind(all, 'exchange')) ?? measured(readings, 'comparison') ?? measured(readings, 'service');
  if (best === undefined) return state === undefined ? undefined : { ...shared, because: [citeObservation(state)] };
  const [first, ...rest] = best.because;
  return { ...shared, ...best, because: state === undefined || best.basis === 'service' ? [first, ...rest] : [first, ...rest, citeObservation(state)] };
}

type Measured = Required<Pick<ClockFact, 'offsetSeconds' | 'basis' | 'because'>>;

/** The exchange whose offset is the median of all. */
function dated(exchanges: readonly Exchange[]): Measured | undefined {
  const offsets = exchanges.filter((seen) => seen.clockOffsetSeconds !== undefined).sort((a, b) => a.clockOffsetSeconds! - b.clockOffsetSeconds!);
  const middle = offsets[Math.floor((offsets.length - 1) / 2)];
  if (middle === undefined) return undefined;
  const offsetSeconds = middle.clockOffsetSeconds!;
  return { offsetSeconds, basis: 'server', because: [citedAt(middle, `Date header of ${middle.host} minus the PC's clock`, `${offsetSeconds} s`, 'response.headers')] };
}

function measured(readings: readonly ClockReading[], basis: 'comparison' | 'service'): Measured | undefined {
  const reading = readings.find((seen) => seen.offsetSeconds !== undefined && (seen.basis ?? 'comparison') === basis);
  return reading === undefined ? undefined : { offsetSeconds: reading.offsetSeconds!, basis, because: [citeObservation(reading)] };
}
