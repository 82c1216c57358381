import { hostName } from '../evidence/command-values.js';
import { avoidFor } from './avoid.js';
import type { Plan, Remedy, Situation, Step } from './define-remedy.js';
import { checkImage, checkWayBack, guarded } from './guard.js';
import { allowance, harm } from './harm.js';
import { remedyOf } from './index.js';
import { asksFor, withValues } from './steps/placeholders.js';
import { saveEvidence } from './steps/save-evidence.js';
import { examineAgain, verifyPrt } from './steps/verify-prt.js';
import { stepsWithoutCause } from './without-cause.js';

/**
 * The repair plan of one verdict: evidence first, then what only reads, then repairs by the harm they can do, then the
 * verification. What a remedy offers beyond the verdict's limit is dropped here, so no remedy can break the promise.
 *
 * @param remedyId the remedy that the root cause names; absent when there is no cause. An id that names no remedy counts
 * as absent.
 */
export function planFor(situation: Situation, remedyId: string | undefined): Plan {
  const { values, ...rest } = situation;
  const key = `${remedyId}|${rest.class}|${rest.causeId}|${rest.confidence}|${rest.join}|${rest.prtPresent}|${rest.dualState}|${rest.elevated}|${rest.virtualDesktop}|${hostName(rest.endpointHost)}|${rest.shown?.join() ?? ''}|${rest.deviceObject}|${rest.lacks?.join() ?? 'all'}`;
  let made = plans.get(key);
  if (made === undefined) {
    const plan = makePlan(rest, remedyOf(remedyId));
    made = { plan, asks: plan.steps.some((step) => asksFor(step).length > 0) };
    if (plans.size >= planLimit) plans.clear();
    plans.set(key, made);
  }
  const { plan, asks } = made;
  return asks && values !== undefined ? { ...plan, steps: plan.steps.map((step) => withValues(step, values)) } : plan;
}

/**
 * Plans made before, by everything that they depend on but the ids and names in their commands. A fleet of thousands has the
 * same few plans, and making one costs more than judging a capture.
 */
const plans = new Map<string, { readonly plan: Plan; readonly asks: boolean }>();
const planLimit = 500;

function makePlan(situation: Situation, remedy: Remedy | undefined): Plan {
  const avoid = avoidFor(situation, remedy);
  if (situation.class === 'healthy') return { steps: [], avoid };

  const allowed: Step[] = [];
  let withheld = false;
  const offered = remedy ? remedy.steps(situation) : stepsWithoutCause(situation);
  const spared = remedy?.sparedBy?.some((id) => situation.shown?.includes(id) || offered.some((step) => step.id === id && step.kind === 'check'));
  for (const step of offered) {
    switch (step.risk === 'destructive' && !spared ? 'forbidden' : allowance(step, situation, remedy?.id)) {
      case 'allowed': allowed.push(step.risk === 'destructive' ? guarded(step, situation) : step); break;
      case 'withheld': withheld = true; break;
      case 'forbidden': break;
    }
  }
  const repairs = allowed.some((step) => step.kind === 'repair');
  const destructive = allowed.some((step) => step.risk === 'destructive');
  const steps = [
    ...(needsEvidence(situation, remedy !== undefined) ? saveEvidence(situation) : []),
    ...(situation.virtualDesktop && (destructive || withheld) ? [checkImage()] : []),
    ...allowed.filter(({ id, kind }) => kind !== 'check' || !situation.shown?.includes(id)),
    ...(destructive ? [checkWayBack()] : []),
    ...(repairs ? [verifyPrt(situation)] : []),
    ...(withheld ? [examineAgain()] : []),
  ];
  return { steps: inOrder(steps), avoid };
}

/** A capture in the wrong context is repaired by the right one, a plan without a cause collects what is lacking, and an observation needs none. */
function needsEvidence({ class: verdict }: Situation, hasRemedy: boolean): boolean {
  return verdict !== 'capture-context' && (hasRemedy || (verdict !== 'not-registered' && verdict !== 'undetermined'));
}

/** Stable: what does equal harm stays as the remedy ordered it. An id stands only once. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  const once = steps.filter(({ id }) => !seen.has(id) && seen.add(id));
  return once.sort((a, b) => place(a) - place(b));
}

function place(step: Step): number {
  if (step.kind === 'verify') return 10;
  if (step.risk !== 'none') return 1 + harm(step.risk);
  return step.kind === 'collect' ? 0 : 1;
}
