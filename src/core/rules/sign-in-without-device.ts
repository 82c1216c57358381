import type { Facts } from '../derived/facts.js';
import type { SymptomKind } from '../derived/symptom.js';
import { signInProof } from '../derived/sign-in-facts.js';
import type { SignIn } from '../evidence/sign-in.js';
import { inconclusive, type Outcome, ruledOut } from './define-rule.js';
import { prtPathHealthy } from './prt-path-healthy.js';

/**
 * What Entra's log says about a client that is said not to use the broker: the newest sign-in of such a client with no device
 * behind it agrees, one that shows this device speaks against it. Only together with a reported symptom of that kind.
 */
export function signInWithoutDevice(facts: Facts, kind: SymptomKind, wanted: (signIn: SignIn) => boolean): Outcome {
  const { symptom, signIns } = facts;
  if (!signIns || symptom?.kind !== kind || !prtPathHealthy(facts)) return inconclusive;
  const newest = signIns.all.find((one) => one.deviceId !== undefined && wanted(one));
  if (!newest) return inconclusive;
  const because = signInProof(newest);
  if (newest.deviceId === '') return { kind: 'found', because: [because[0], ...because.slice(1), symptom.cited], confidence: 'likely' };
  return { ...ruledOut(...because), note: 'The sign-in log shows the device behind this client\'s newest sign-in, so the client can use the broker.' };
}

/** Whether the log names one of these browsers; their names as it prints them, in lower case. */
export function isBrowser({ browser }: SignIn, ...names: readonly string[]): boolean {
  const lower = browser?.toLowerCase() ?? '';
  return names.some((name) => lower.startsWith(name));
}
