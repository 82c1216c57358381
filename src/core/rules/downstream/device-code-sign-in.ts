import { conditionalAccessCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import { answersWith, deviceDemands, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

export const deviceCodeSignIn = defineRule({
  id: 'device-code-sign-in',
  class: 'wrong-layer', stage: 'none',
  title: 'A device-code sign-in cannot show a device',
  explains: 'In the device-code flow the code is typed on one device and used on another. Entra sees no device behind the tool that asked, so a policy that wants one refuses it. The PRT plays no part.',
  provedBy: 'A sign-in log entry with the authentication protocol device code that a policy refused, or AADSTS530033.',
  ruledOutBy: 'The same tool signing in through the Windows broker.',
  needsAnyOf: ['appErrors'],
  sources: [learn.authenticationFlows, learn.conditionalAccess],
  remedy: 'use-broker',
  leadsTo: ['policy-refused-app', 'app-request-without-device', 'app-without-broker', 'policy-above-prt', 'symptom-above-prt'],
  diagnose: (facts) => foundAbovePrt(facts, (error) => answersWith(error, blockedFlow)
    || (error.failure?.signIn.protocol?.toLowerCase() === 'devicecode' && (answersWith(error, deviceDemands) || answersWith(error, conditionalAccessCodes)))),
});

/** AADSTS530033 names the flow itself. */
const blockedFlow: ReadonlySet<number> = new Set([530033]);
