import type { Facts } from '../derived/facts.js';
import type { Cited } from '../evidence/cited.js';
import { evaluate } from './evaluate.js';
import { type GapFinding, gaps } from './gaps.js';
import { type RankedCause, rank } from './rank.js';
import { type CitedRemark, conflicts, observations } from './remarks.js';
import { type StageFinding, stageMap } from './stage-map.js';
import { decide, type VerdictFinding } from './verdict.js';

/** What the facts of one capture lead to. */
export interface Diagnosis {
  readonly verdict: VerdictFinding;
  readonly causes: readonly RankedCause[];
  readonly stages: readonly StageFinding[];
  readonly conflicts: readonly CitedRemark[];
  readonly observations: readonly CitedRemark[];
  readonly ruledOut: readonly { readonly id: string; readonly title: string; readonly because: readonly [Cited, ...Cited[]] }[];
  readonly gaps: readonly GapFinding[];
}

/**
 * Runs the rules and ranks what they found. Only the verdict is made at once; what explains it is made when somebody reads it,
 * so that counting verdicts over a fleet costs no explanations.
 */
export function diagnose(facts: Facts): Diagnosis {
  const { findings, ruledOut, crashed } = evaluate(facts);
  const causes = rank(findings, facts);
  const verdict = decide(facts, causes);
  return {
    verdict,
    causes,
    get stages() { return stageMap(facts, verdict.class, causes[0]); },
    get conflicts() { return conflicts(facts); },
    get observations() { return [...observations(facts), ...crashed.map(remarkOnCrash)]; },
    get ruledOut() { return ruledOut.map(({ rule, because }) => ({ id: rule.id, title: rule.title, because })); },
    get gaps() { return gaps(facts, verdict, causes); },
  };
}

function remarkOnCrash(id: string): CitedRemark {
  return { text: `A rule of Prtrace failed and was left out (${id}). Please report the shape of this capture.`, because: [] };
}
