import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';

export const policyAbovePrt = defineRule({
  id: 'policy-above-prt',
  class: 'wrong-layer', stage: 'none',
  title: 'A policy decides above the PRT',
  explains: 'The PRT is healthy. Conditional Access is not evaluated when a PRT is issued; it decides when an app asks for a token. What it missed stands in the sign-in log.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  limit: 'likely',
  sources: [learn.conditionalAccess, learn.prtConcept, learn.tokenProtection],
  remedy: 'read-app-sign-in',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['conditional-access'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
});
