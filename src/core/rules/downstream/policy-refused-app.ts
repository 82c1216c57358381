import { conditionalAccessCodes, mfaCodes } from '../../catalog/conditional-access-codes.js';
import { learn } from '../../catalog/learn.js';
import { answersWith, foundAbovePrt } from '../app-error-evidence.js';
import { defineRule } from '../define-rule.js';

export const policyRefusedApp = defineRule({
  id: 'policy-refused-app',
  class: 'wrong-layer', stage: 'none',
  title: 'A Conditional Access policy refused an app\'s sign-in',
  explains: 'Conditional Access is evaluated when an app asks for a token, not when the PRT is issued or renewed. The policy and the condition that was missed stand in the sign-in log.',
  provedBy: 'A sign-in log entry of the app whose Conditional Access result is failure.',
  ruledOutBy: 'A later success of the same app.',
  needsAnyOf: ['appErrors'],
  sources: [learn.conditionalAccess, learn.prtConcept],
  remedy: 'read-app-sign-in',
  leadsTo: ['policy-above-prt', 'browser-session', 'app-account-state', 'symptom-above-prt'],
  // A demand for a second factor has a rule of its own.
  diagnose: (facts) => foundAbovePrt(facts, (error) => answersWith(error, conditionalAccessCodes)
    || (!answersWith(error, mfaCodes) && error.failure?.signIn.conditionalAccess === 'failure' && error.failure.signIn.policies.some(({ result }) => result?.toLowerCase() === 'failure'))),
});
