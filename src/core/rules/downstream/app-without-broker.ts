import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';
import { signInWithoutDevice } from '../sign-in-without-device.js';

export const appWithoutBroker = defineRule({
  id: 'app-without-broker',
  class: 'wrong-layer', stage: 'none',
  title: 'The app signs in without the Windows broker',
  explains: 'The PRT is healthy, but command-line tools, device-code sign-ins and Linux subsystems do not go through the Windows broker, so no device is shown to Entra.',
  provedBy: 'A sign-in log entry of the app at the time of the symptom.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom'],
  sources: [learn.authenticationFlows, learn.conditionalAccess],
  remedy: 'use-broker',
  diagnose(facts) {
    if (!facts.symptom || !prtPathHealthy(facts) || !['command-line'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
  beyond: (facts) => signInWithoutDevice(facts, 'command-line', ({ clientApp, protocol }) => protocol === 'deviceCode' || (clientApp !== undefined && clientApp.toLowerCase() !== 'browser')),
});
