import { deviceProofCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import { askedWithoutBroker } from '../../derived/seen-attempts.js';
import { answersWith, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { prtPathHealthy } from '../prt-path-healthy.js';
import { signInWithoutDevice } from '../sign-in-without-device.js';

export const appWithoutBroker = defineRule({
  id: 'app-without-broker',
  class: 'wrong-layer', stage: 'none',
  title: 'The app signs in without the Windows broker',
  explains: 'Command-line tools, device-code sign-ins and Linux subsystems often do not go through the Windows broker. Then no device is shown to Entra, and a policy that wants one stops them. The PRT plays no part.',
  provedBy: 'A sign-in log entry of the app without a device, or AADSTS50097 in the app\'s own error.',
  ruledOutBy: 'The same symptom in an app that certainly uses the PRT.',
  needsAnyOf: ['symptom', 'appErrors'],
  sources: [learn.authenticationFlows, learn.conditionalAccess],
  remedy: 'use-broker',
  diagnose(facts) {
    const asked = foundAbovePrt(facts, (error) => askedWithoutBroker(error) && answersWith(error, deviceProofCodes));
    if (asked.kind === 'found') return asked;
    if (!facts.symptom || !prtPathHealthy(facts) || !['command-line'].includes(facts.symptom.kind)) return inconclusive;
    return { kind: 'found', because: proof(facts.symptom.cited, facts.prt.field, facts.device.deviceAuth?.field)!, confidence: 'likely' };
  },
  beyond: (facts) => signInWithoutDevice(facts, 'command-line', ({ clientApp, protocol }) => protocol === 'deviceCode' || (clientApp !== undefined && clientApp.toLowerCase() !== 'browser')),
});
