import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';
import { isBrowser, signInWithoutDevice } from '../sign-in-without-device.js';

export const browserWithoutBroker = defineRule({
  id: 'browser-without-broker',
  class: 'wrong-layer', stage: 'none',
  title: 'The browser does not use the PRT',
  explains: 'The PRT is healthy, but Chrome and Firefox use it only with an extension or a setting. Without it the site sees no device and asks again.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  sources: [learn.prtConcept, learn.conditionalAccess],
  remedy: 'connect-browser',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['chromium-browser', 'firefox'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
  beyond(facts) {
    const chromium = signInWithoutDevice(facts, 'chromium-browser', (one) => isBrowser(one, 'chrome', 'brave', 'opera', 'vivaldi'));
    return chromium.kind === 'inconclusive' ? signInWithoutDevice(facts, 'firefox', (one) => isBrowser(one, 'firefox')) : chromium;
  },
});
