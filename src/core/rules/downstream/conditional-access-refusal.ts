import { learn } from '../../catalog/learn.js';
import { conditionalAccessCodes, mfaCodes } from '../../catalog/conditional-access-codes.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const conditionalAccessRefusal = defineRule({
  id: 'conditional-access-refusal',
  class: 'wrong-layer', stage: 'none',
  title: 'A sign-in policy refused an app, while the PRT is there',
  explains: 'Conditional Access and multifactor policies are not evaluated when a PRT is issued or renewed. Their code in this place means that an app\'s request was refused; the PRT itself is present.',
  provedBy: 'The sign-in log entry with the attempt\'s correlation id.',
  ruledOutBy: 'No such code in the sign-in log.',
  needsAnyOf: ['attempt'],
  limit: 'likely',
  sources: [learn.prtConcept, learn.conditionalAccess],
  remedy: 'read-app-sign-in',
  diagnose(facts) {
    const { attempt, prt } = facts;
    if (attempt?.outcome.kind !== 'refused' || prt.present !== true) return inconclusive;
    if (!conditionalAccessCodes.has(attempt.outcome.aadsts) && !mfaCodes.has(attempt.outcome.aadsts)) return inconclusive;
    const finding = foundInAttempt(facts, attempt, this);
    return { ...finding, stage: 'none', because: proof(...finding.because, prt.field)! };
  },
});
