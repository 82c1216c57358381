import type { Cited } from '../evidence/cited.js';
import type { DsregCapture, Field } from '../evidence/dsreg.js';
import { parseInstant } from '../evidence/instant.js';
import { transcriptStart } from '../evidence/transcript-start.js';
import { zoneAheadMs } from './zone-span.js';

/** When the capture was taken, as far as the evidence tells. */
export interface CaptureTime {
  /** Milliseconds since 1970 UTC. With basis `not-before` the capture is at least that young. Absent: unknown. */
  readonly utc: number | undefined;
  readonly basis: 'client-time' | 'stated' | 'not-before' | 'unknown';
  readonly because: readonly Cited[];
}

/** Fields that stamp something which has happened. Ends of validity and expiries lie ahead and say nothing. */
const pastEvents = [
  'AzureAdPrtUpdateTime', 'EnterprisePrtUpdateTime', 'Previous Registration', 'Last HostName Update',
] as const;

/**
 * A joined device prints no time of its own, so the capture time is inferred: the printed client time, else what the
 * caller states, else the newest past event in the text, or the start of the transcript around it (lower bounds). A file's own time is never used here: copies and
 * downloads reset it.
 */
export function captureTime(capture: DsregCapture, statedUtc: number | undefined): CaptureTime {
  const printed = capture.byName.get('Client Time');
  const printedUtc = printed ? parseInstant(printed.value) : undefined;
  if (printed && printedUtc !== undefined) return { utc: printedUtc, basis: 'client-time', because: [printed] };
  if (statedUtc !== undefined) {
    return { utc: statedUtc, basis: 'stated', because: [{ fact: 'captured at', value: new Date(statedUtc).toISOString(), locator: 'option --captured-at' }] };
  }
  let newest: number | undefined;
  let field: Cited | undefined;
  for (const name of pastEvents) consider(capture.byName.get(name));
  for (const attempt of capture.attempts) consider(attempt.fields.get('Previous Prt Attempt'));
  const began = capture.surroundings.transcriptStart;
  const beganUtc = began ? earliestStart(began.value) : undefined;
  if (began && beganUtc !== undefined && (newest === undefined || beganUtc > newest)) {
    newest = beganUtc;
    field = { ...began, fact: transcriptStart };
  }
  return newest === undefined || !field ? { utc: undefined, basis: 'unknown', because: [] } : { utc: newest, basis: 'not-before', because: [field] };

  function consider(candidate: Field | undefined): void {
    const utc = candidate ? parseInstant(candidate.value) : undefined;
    if (utc !== undefined && (newest === undefined || utc > newest)) {
      newest = utc;
      field = candidate;
    }
  }
}

/** The earliest instant that a transcript's wall clock can mean. Undefined for no date, and for a year of another calendar. */
function earliestStart(stamp: string): number | undefined {
  const year = Number(stamp.slice(0, 4));
  if (year < 2015 || year > 2100) return undefined;
  const local = parseInstant(`${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)} ${stamp.slice(8, 10)}:${stamp.slice(10, 12)}:${stamp.slice(12, 14)}`);
  return local === undefined ? undefined : local - zoneAheadMs;
}
