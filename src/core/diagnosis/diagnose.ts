import type { Facts } from '../derived/facts.js';
import type { Proof } from '../evidence/cited.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { evidenceConflicts, evidenceObservations } from './evidence-remarks.js';
import { type GapFinding, gaps } from './gaps.js';
import { type RankedCause, rank } from './rank.js';
import { type CitedRemark, conflicts, observations } from './remarks.js';
import { type StageFinding, stageMap } from './stage-map.js';
import { decide, type VerdictFinding } from './verdict.js';

/** The answer alone: what a fleet counts. */
export interface Diagnosis {
  readonly verdict: VerdictFinding;
  readonly causes: readonly RankedCause[];
  readonly evaluation: Evaluation;
}

/** What makes the answer understandable: what a person reads. */
export interface Explanation {
  readonly stages: readonly StageFinding[];
  readonly conflicts: readonly CitedRemark[];
  readonly observations: readonly CitedRemark[];
  readonly ruledOut: readonly { readonly id: string; readonly title: string; readonly because: Proof }[];
  readonly gaps: readonly GapFinding[];
}

/** Runs the rules, ranks what they found, and decides. */
export function diagnose(facts: Facts): Diagnosis {
  const evaluation = evaluate(facts);
  const causes = rank(evaluation.findings, facts);
  return { verdict: decide(facts, causes), causes, evaluation };
}

/** Draws the four stages, and names what disagrees, what is worth knowing, what was ruled out and what was not shown. */
export function explainDiagnosis(facts: Facts, { verdict, causes, evaluation }: Diagnosis): Explanation {
  return {
    stages: stageMap(facts, verdict.class, causes[0]),
    conflicts: [...conflicts(facts), ...evidenceConflicts(facts)],
    observations: [...observations(facts), ...evidenceObservations(facts), ...evaluation.crashed.map(remarkOnCrash)],
    ruledOut: evaluation.ruledOut.map(({ rule, because }) => ({ id: rule.id, title: rule.title, because })),
    gaps: gaps(facts, verdict, causes),
  };
}

function remarkOnCrash(id: string): CitedRemark {
  return { text: `A rule of Prtrace failed and was left out (${id}). Please report the shape of this capture.`, because: [] };
}
