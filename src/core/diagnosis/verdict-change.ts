import type { Cited } from '../evidence/cited.js';
import type { Confidence, StageId, VerdictClass } from '../evidence/verdict.js';
import type { Diagnosis } from './diagnose.js';

/** How other evidence changed what dsregcmd alone would have said. */
export interface VerdictChange {
  readonly from: { readonly class: VerdictClass; readonly stage: StageId | 'none'; readonly confidence: Confidence; readonly cause?: string };
  readonly what: string;
  readonly because: readonly Cited[];
}

/** Absent when the verdict is the same with and without the other evidence. */
export function verdictChange(alone: Diagnosis, whole: Diagnosis, captureFile: string): VerdictChange | undefined {
  const [before] = alone.causes;
  const [after] = whole.causes;
  const sameCause = before?.rule.id === after?.rule.id;
  if (alone.verdict.class === whole.verdict.class && alone.verdict.confidence === whole.verdict.confidence && alone.verdict.stage === whole.verdict.stage && sameCause) return undefined;
  const what =
    alone.verdict.class === 'undetermined' ? 'dsregcmd alone did not decide; the other evidence does.'
    : alone.verdict.class !== whole.verdict.class ? 'The other evidence overturns what dsregcmd alone suggests.'
    : !sameCause ? 'The other evidence tells more exactly what dsregcmd alone only narrows down.'
    : whole.verdict.confidence === 'confirmed' ? 'The other evidence confirms what dsregcmd alone suggests.'
    : 'The other evidence changes how sure the verdict is.';
  return {
    from: { class: alone.verdict.class, stage: alone.verdict.stage, confidence: alone.verdict.confidence, ...(before ? { cause: before.rule.id } : {}) },
    what,
    because: (after?.because ?? []).filter(({ file }) => file !== undefined && file !== captureFile),
  };
}
