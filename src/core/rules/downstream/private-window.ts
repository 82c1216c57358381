import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';
import { signInWithoutDevice } from '../sign-in-without-device.js';

export const privateWindow = defineRule({
  id: 'private-window',
  class: 'wrong-layer', stage: 'none',
  title: 'Private windows do not use the PRT',
  explains: 'The PRT is healthy, but private windows do not sign in with the Windows account by default.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  sources: [learn.prtConcept],
  remedy: 'connect-browser',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['private-window'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
  beyond: (facts) => signInWithoutDevice(facts, 'private-window', ({ browser }) => browser !== undefined),
});
