import { mfaCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import type { AppError } from '../../derived/app-error.js';
import type { Facts } from '../../derived/facts.js';
import { answersWith, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule, inconclusive, type Outcome, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const mfaDemandedOfApp = defineRule({
  id: 'mfa-demanded-of-app',
  class: 'wrong-layer', stage: 'none',
  title: 'An app\'s sign-in stops at multifactor authentication',
  explains: 'Entra asked for a second factor and did not get it. Which factor is missing stands in the sign-in log. The PRT is issued without it; it only carries a second factor that was given once.',
  provedBy: 'A sign-in log entry that ends with a multifactor code and has no later success. Less surely: an event 1098 with such a code, where the user reports that an app asks.',
  ruledOutBy: 'A later success of the same app: then the code was only a step of the sign-in.',
  needsAnyOf: ['appErrors', 'logs'],
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'complete-mfa',
  leadsTo: ['policy-above-prt', 'browser-session', 'app-account-state', 'symptom-above-prt'],
  // On the PC, the broker logs the same codes each time it is about to ask.
  diagnose(facts) {
    const isDemand = (error: AppError): boolean => error.seenBy !== 'broker event' && answersWith(error, mfaCodes);
    const outcome = foundAbovePrt(facts, isDemand);
    if (outcome.kind !== 'found') return demandOnPc(facts);
    if (outcome.confidence !== 'confirmed' || facts.symptom) return outcome;
    // One demand that nobody answered is everyday; one that comes again and again is what keeps the app out.
    const repeated = facts.appErrors.some((error) => isDemand(error) && (error.failure?.count ?? 0) > 1);
    return repeated ? outcome : { ...outcome, confidence: 'likely', note: 'The log shows the demand once, and nobody reported a symptom: it may only be a prompt that was left unanswered.' };
  },
});

const aboutApps: readonly string[] = ['office-app', 'conditional-access', 'other'];

/** The broker logs a demand also when a prompt follows at once: everyday alone, a lead where a user reports something. */
function demandOnPc(facts: Facts): Outcome {
  const { symptom, logs, prt, attempt, join } = facts;
  const demand = logs?.broker.find(({ asks, aadsts }) => asks === 'app' && aadsts.some((code) => mfaCodes.has(code)));
  if (!symptom || !demand || !aboutApps.includes(symptom.kind)) return inconclusive;
  const healthy = prtPathHealthy(facts);
  // A PRT that is known to be missing explains an app's prompt by itself.
  if (!healthy && (prt.present !== undefined || attempt !== undefined || join.joined === false)) return inconclusive;
  return {
    kind: 'found', because: proof(...demand.because, prt.field, symptom.cited)!, confidence: healthy ? 'likely' : 'possible', stage: 'none',
    note: 'Windows logs such a demand also just before it asks the user, so it may have been answered since.',
  };
}
