import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const appAccountState = defineRule({
  id: 'app-account-state',
  class: 'wrong-layer', stage: 'none',
  title: 'The app or the broker\'s account list is at fault, not the PRT',
  explains: 'The PRT is healthy. Office apps take their tokens through the broker\'s account list of this user, and that list or the app\'s own account can be stale.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.officeSignIn, learn.prtConcept],
  remedy: 'repair-app-account',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['office-app'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
});
