import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const appAccountState = defineRule({
  id: 'app-account-state',
  class: 'wrong-layer', stage: 'none',
  title: 'The app or the broker\'s account list is at fault, not the PRT',
  explains: 'The PRT is healthy. Office apps take their tokens through the broker\'s account list of this user, and that list or the app\'s own account can be stale. That an app asks says no more than that; only words about the account, or a sign-in log in which Entra refused nothing, point here.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.officeSignIn, learn.prtConcept],
  remedy: 'repair-app-account',
  diagnose(facts) {
    const { symptom, signIns } = facts;
    if (symptom?.kind !== 'office-app' || !prtPathHealthy(facts)) return inconclusive;
    // Entra took this user's PRT for a token and refused no app: what still asks, asks before it gets to Entra.
    const granted = signIns?.failures.length === 0 ? signIns.prtSpent : undefined;
    if (!symptom.namesAccount && !granted) return inconclusive;
    return { kind: 'found', because: proof(symptom.cited, facts.prt.field, facts.device.deviceAuth?.field, granted?.because[0])!, confidence: 'likely' };
  },
});
