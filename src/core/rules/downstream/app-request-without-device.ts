import { conditionalAccessCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import { answersWith, deviceDemands, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

export const appRequestWithoutDevice = defineRule({
  id: 'app-request-without-device',
  class: 'wrong-layer', stage: 'none',
  title: 'An app asked Entra without showing the device',
  explains: 'A policy wants a known device, and Entra saw none in this request. The app or browser did not go through the Windows broker, so neither the PRT nor the device stood behind the request. The device itself can be in order.',
  provedBy: 'A sign-in log entry that a device policy refused and whose Device info is empty.',
  ruledOutBy: 'A device id in the same entry.',
  needsAnyOf: ['appErrors'],
  sources: [learn.conditionalAccess, learn.prtConcept],
  remedy: 'connect-browser',
  leadsTo: ['policy-refused-app', 'policy-above-prt', 'browser-without-broker', 'browser-session', 'private-window', 'app-account-state', 'symptom-above-prt'],
  diagnose: (facts) => foundAbovePrt(facts, (error) => error.sawDevice === false && error.text?.shape !== 'broker-dialog' && !isDeviceCode(error.failure?.signIn.protocol)
    && (answersWith(error, deviceDemands) || answersWith(error, conditionalAccessCodes))),
});

function isDeviceCode(protocol: string | undefined): boolean {
  return protocol?.toLowerCase() === 'devicecode';
}
