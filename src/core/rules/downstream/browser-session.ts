import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const browserSession = defineRule({
  id: 'browser-session',
  class: 'wrong-layer', stage: 'none',
  title: 'The trouble lies in the browser, the site or a policy, not in the PRT',
  explains: 'The PRT is healthy. The site may see another browser profile, or a policy may ask for more than the device proof.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.prtConcept, learn.conditionalAccess],
  remedy: 'read-app-sign-in',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['browser'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
});
