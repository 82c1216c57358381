import type { Cause, Citation, Result } from '../report/report.js';
import type { CauseFate } from './comparison.js';
import { citedFact } from './printed-fact.js';
import { isRenewedSince, prtCitations, prtLines } from './prt-lines.js';

/**
 * What became of one cause of BEFORE. It is gone only where AFTER shows the contrary: the rule itself speaks against it,
 * the PRT was issued or renewed since, or the very field says something else on a PC where nothing is wrong.
 * `canTell`: AFTER is younger and speaks for the same user's PRT.
 */
export function causeFate(cause: Cause, before: Result, after: Result, canTell: boolean): CauseFate {
  const fate = (state: CauseFate['state'], why: string, lines: readonly Citation[], by?: string): CauseFate => ({
    id: cause.id, title: cause.title, state, ...(by === undefined ? {} : { by }), why, before: cause.because, after: lines,
  });
  if (!canTell) return fate('cannot-tell', 'AFTER cannot speak about it.', []);
  const same = after.verdict.causes.find(({ id, consequences }) => id === cause.id || consequences.includes(cause.id));
  if (same) return fate('still-there', 'AFTER shows it again.', same.because);
  const against = after.verdict.ruledOut.find(({ id }) => id === cause.id);
  if (against) return fate('gone', 'AFTER speaks against it.', against.because);
  const [root] = after.verdict.causes;
  const prt = prtLines(after);
  const isHealthy = after.verdict.class === 'healthy' || after.verdict.class === 'wrong-layer';
  if (isHealthy && cause.class !== 'wrong-layer' && isRenewedSince(prtLines(before), prt)) {
    return fate('gone', prtLines(before).present === false ? 'The PC got a PRT, which it did not have before.' : 'The PRT was renewed since, which takes all four stages.', prtCitations(after));
  }
  const [changed, unchanged, missing] = compareCited(cause.because, before, after);
  const isNew = changed.length > 0 && unchanged.length === 0;
  if (isHealthy && isNew && prt.present === true) return fate('gone', `${names(changed)} says something else now, and nothing else is wrong.`, changed);
  if (root) return fate('replaced', `AFTER shows another cause: ${root.title}.`, root.because, root.id);
  if (missing.length > 0) return fate('cannot-tell', `AFTER does not show ${names(missing)}, which proved it.`, []);
  return fate('cannot-tell', unchanged.length > 0 ? `${names(unchanged)} says the same as before, and the PRT was not renewed since.` : 'The PRT was not renewed since.', unchanged);
}

/** The cited values of BEFORE as AFTER prints them: those that differ, those that are the same, and those not shown. */
function compareCited(because: readonly Citation[], before: Result, after: Result): readonly [readonly Citation[], readonly Citation[], readonly Citation[]] {
  const changed: Citation[] = [];
  const unchanged: Citation[] = [];
  const missing: Citation[] = [];
  for (const one of because) {
    const now = one.file === before.source.file ? citedFact(after, one.fact) : undefined;
    if (now === undefined) missing.push(one);
    else (now.value === one.value ? unchanged : changed).push(now);
  }
  return [changed, unchanged, missing];
}

function names(citations: readonly Citation[]): string {
  const all = [...new Set(citations.map(({ fact }) => fact))];
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
}
