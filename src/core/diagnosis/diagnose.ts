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

/** Runs the rules, ranks what they found, and draws the four stages. */
export function diagnose(facts: Facts): Diagnosis {
  const { findings, ruledOut, crashed } = evaluate(facts);
  const causes = rank(findings, facts);
  const verdict = decide(facts, causes);
  const remarks = observations(facts);
  return {
    verdict,
    causes,
    stages: stageMap(facts, verdict.class, causes[0]),
    conflicts: conflicts(facts),
    observations: crashed.length === 0 ? remarks
      : [...remarks, { text: `A rule of Prtrace failed and was left out (${crashed.join(', ')}). Please report this capture's shape.`, because: [] }],
    ruledOut: ruledOut.map(({ rule, because }) => ({ id: rule.id, title: rule.title, because })),
    gaps: gaps(facts, verdict, causes),
  };
}
