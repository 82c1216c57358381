import { learn } from '../../catalog/learn.js';
import { conditionalAccessCodes } from '../../catalog/conditional-access-codes.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const conditionalAccessInAttempt = defineRule({
  id: 'conditional-access-in-attempt',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'A Conditional Access answer stands in the PRT attempt',
  explains: 'Conditional Access is not evaluated when a PRT is issued or renewed. A code of it in this place means that an app\'s request was recorded, or that something unusual happened.',
  provedBy: 'The sign-in log entry with the attempt\'s correlation id.',
  ruledOutBy: 'AzureAdPrt : YES.',
  needsAnyOf: ['attempt'],
  limit: 'possible',
  sources: [learn.prtConcept, learn.conditionalAccess],
  remedy: 'read-sign-in-log',
  diagnose(facts) {
    const { attempt, prt } = facts;
    if (attempt?.outcome.kind !== 'refused' || !conditionalAccessCodes.has(attempt.outcome.aadsts) || prt.present) return inconclusive;
    return foundInAttempt(facts, attempt, this);
  },
});
