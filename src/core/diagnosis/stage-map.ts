import type { Facts } from '../derived/facts.js';
import type { Cited } from '../evidence/cited.js';
import { stageIds, type StageId, type StageState, type VerdictClass } from '../evidence/verdict.js';
import type { RankedCause } from './rank.js';

/** What the capture shows about one stage. */
export interface StageFinding {
  readonly id: StageId;
  readonly state: StageState;
  readonly because: readonly Cited[];
}

/**
 * The four stages in order. A PRT that is there proves that the first three were passed when it was issued; a stage behind
 * a broken one is `not-reached`, never passed, unless the evidence shows more.
 */
export function stageMap(facts: Facts, verdictClass: VerdictClass, cause: RankedCause | undefined): readonly StageFinding[] {
  const { prt, join, device } = facts;
  const since = facts.gotSince;
  // Beside a PC that is not joined, the PRT is from another PC or another time.
  const havePrt = since !== undefined || (prt.present === true && prt.expiry !== 'expired' && join.joined !== false);
  const prtLines = since?.because ?? shown(prt.field, prt.updated, prt.expires);
  const failed = cause && cause.stage !== 'none' && cause.class !== 'wrong-layer' && cause.class !== 'capture-context' ? cause.stage : undefined;
  const failedAt = failed ? stageIds.indexOf(failed) : -1;
  const deviceProved = device.deviceAuth?.result === 'success' ? [device.deviceAuth.field] : [];

  return stageIds.map((id, index): StageFinding => {
    if (id === failed && cause) return { id, state: 'failed', because: cause.because };
    if (verdictClass === 'not-registered' && !failed) return { id, state: 'not-reached', because: index === 0 ? join.because : [] };
    if (id === 'device-identity') {
      if (device.certificate?.state === 'near-end') return { id, state: 'at-risk', because: [device.certificate.field] };
      if (deviceProved.length > 0) return { id, state: 'passed', because: [...deviceProved, ...join.because.slice(0, 1)] };
      // With the object refused, only the directory can tell whether the identity itself is in order.
      if (havePrt && failed !== 'issuance') return { id, state: 'passed', because: prtLines };
      return { id, state: 'unknown', because: join.because.slice(0, 1) };
    }
    if (id === 'renewal') {
      if (!since && prt.present === true && prt.expiry === 'expired') return { id, state: 'failed', because: [...prtLines, ...facts.time.because] };
      if (havePrt && failed) return { id, state: 'at-risk', because: prtLines };
      if (havePrt && !since && prt.expiry === 'near') return { id, state: 'at-risk', because: [...prtLines, ...facts.time.because] };
      if (havePrt) return { id, state: 'passed', because: prtLines };
    } else if (havePrt) {
      return { id, state: 'passed', because: prtLines };
    }
    if (failedAt >= 0 && index > failedAt) return { id, state: 'not-reached', because: [] };
    return { id, state: 'unknown', because: [] };
  });
}

function shown(...fields: readonly (Cited | undefined)[]): readonly Cited[] {
  return fields.filter((field) => field !== undefined);
}
