import { learn } from '../../catalog/learn.js';
import { mfaCodes } from '../../catalog/conditional-access-codes.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const mfaDemanded = defineRule({
  id: 'mfa-demanded',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra demanded multifactor authentication in the PRT request itself',
  explains: 'Conditional Access is not evaluated when a PRT is issued, so this comes from per-user MFA, from security defaults or from the credential used.',
  provedBy: 'AADSTS 50072, 50074, 50076, 50078 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [...mfaCodes] },
  limit: 'likely',
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'complete-mfa',
  diagnose(facts) {
    const { attempt, prt } = facts;
    // With a PRT in hand the code belongs to an app's request; see conditional-access-refusal.
    if (attempt?.outcome.kind !== 'refused' || !mfaCodes.has(attempt.outcome.aadsts) || prt.present === true) return inconclusive;
    return foundInAttempt(facts, attempt, this);
  },
});
