import type { Confidence, VerdictClass } from '../evidence/verdict.js';
import type { Risk, Situation, Step } from './define-remedy.js';

const risks: readonly Risk[] = ['none', 'low', 'disruptive', 'destructive'];

/** How much a step can harm, as a number that grows with the harm. */
export function harm(risk: Risk): number {
  return risks.indexOf(risk);
}

/**
 * The repairs whose published fix cannot be undone, and the one verdict under which they may offer it. No other plan holds
 * a destructive step.
 */
export const destructiveFixes: Readonly<Record<string, VerdictClass>> = {
  'decide-device-object': 'device-trust',
  'finish-pending-registration': 'device-trust',
  'recover-device-keys': 'device-trust',
  'reregister-clone': 'device-trust',
  'reregister-deleted-device': 'device-trust',
  'reregister-device': 'device-trust',
  'restore-device-object': 'device-trust',
  'tpm-firmware': 'device-trust',
  'restore-hello-key': 'cloud-auth',
  'clear-stale-registration': 'not-registered',
};

/** The most that a plan may do under each verdict, apart from `destructiveFixes`. */
const limits: Readonly<Record<VerdictClass, Risk>> = {
  'device-trust': 'disruptive', 'cloud-auth': 'disruptive', network: 'disruptive', 'wrong-layer': 'disruptive', 'not-registered': 'disruptive',
  healthy: 'none', 'capture-context': 'none', undetermined: 'none',
};

/** A guess is no reason for a step that cannot be undone. */
const enough: readonly Confidence[] = ['likely', 'confirmed'];

/** What the verdict makes of an offered step. `withheld`: only the confidence is missing. */
export function allowance(step: Step, situation: Situation, remedyId: string | undefined): 'allowed' | 'withheld' | 'forbidden' {
  const limit = limits[situation.class];
  // Without a cause, or where the verdict is no fault, a plan looks and collects. Recording an attempt is collecting too,
  // except where the capture itself is the fault.
  if (limit === 'none' || remedyId === undefined) {
    const looks = step.kind === 'check' || step.kind === 'collect';
    return looks && (step.risk === 'none' || situation.class !== 'capture-context') ? 'allowed' : 'forbidden';
  }
  if (step.risk !== 'destructive') return harm(step.risk) <= harm(limit) ? 'allowed' : 'forbidden';
  if (!Object.hasOwn(destructiveFixes, remedyId) || destructiveFixes[remedyId] !== situation.class) return 'forbidden';
  return enough.includes(situation.confidence) ? 'allowed' : 'withheld';
}
