import { transcriptStart } from '../evidence/transcript-start.js';
import type { Result } from '../report/report.js';
import { instant } from '../report/words.js';
import type { Pair } from './comparison.js';

/**
 * Whether AFTER is younger, from times inside the evidence. A capture that prints no time of its own is at least as young
 * as the newest event in it. Windows prints a failed attempt until the PRT is renewed and never prints an older renewal
 * than before, so an AFTER whose newest event lies before the newest of BEFORE was taken first.
 */
export function captureOrder(before: Result, after: Result): Pair['order'] {
  const { at: beforeAt } = before.capturedAt;
  const { at: afterAt, basis } = after.capturedAt;
  if (beforeAt === undefined || afterAt === undefined) {
    return { after: 'not-shown', why: `${beforeAt === undefined && afterAt === undefined ? 'Neither side shows' : beforeAt === undefined ? 'BEFORE does not show' : 'AFTER does not show'} when it was taken; the order is as stated.` };
  }
  const first = Date.parse(beforeAt);
  const second = Date.parse(afterAt);
  if (second < first) {
    // The start of a transcript is no event that AFTER would print too.
    if (before.capturedAt.because[0]?.fact === transcriptStart && basis === 'not-before') {
      return { after: 'not-shown', why: 'AFTER shows no event that is as young as the transcript of BEFORE; the order is as stated.' };
    }
    const newest = basis === 'not-before' ? 'The newest event in AFTER' : 'AFTER';
    return { after: 'older', why: `${newest} (${instant(afterAt)}) is older than BEFORE (${instant(beforeAt)}).` };
  }
  const isProved = before.capturedAt.basis !== 'not-before' && before.capturedAt.basis !== 'unknown';
  if (second === first) return { after: 'not-shown', why: `The newest time that both sides show is the same (${instant(afterAt)}); the order is as stated.` };
  return { after: 'younger', why: isProved ? `AFTER was taken later (${instant(beforeAt)}, then ${instant(afterAt)}).` : `AFTER shows a later event (${instant(afterAt)}) than BEFORE (${instant(beforeAt)}).` };
}
