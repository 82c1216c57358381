import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const symptomAbovePrt = defineRule({
  id: 'symptom-above-prt',
  class: 'wrong-layer', stage: 'none',
  title: 'The reported symptom lies above the PRT',
  explains: 'The PRT path is healthy, so the symptom comes from above it: a policy, the app with its account and its licence, or a browser. The user\'s words do not tell which; the sign-in log does.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  fallbackFor: 'symptom',
  sources: [learn.prtConcept, learn.conditionalAccess],
  remedy: 'read-app-sign-in',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['other', 'office-app', 'windows-hello', 'kerberos', 'cloud-kerberos'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
});
