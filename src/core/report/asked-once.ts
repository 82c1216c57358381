import type { Gap, Step } from './report.js';

/** What a step of the plan brings of the evidence that was not shown, so that nobody is asked twice for one thing. */
export function gapsBehind(step: Step, gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter((gap) => gap.step === step.id);
}

/** What was not shown and no step of the plan brings. */
export function gapsBesidePlan(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter((gap) => gap.step === undefined);
}
