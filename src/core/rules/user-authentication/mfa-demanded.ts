import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const mfaDemanded = defineRule({
  id: 'mfa-demanded',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra demanded multifactor authentication in the PRT request itself',
  explains: 'Conditional Access is not evaluated when a PRT is issued, so this comes from per-user MFA, from security defaults or from the credential used.',
  provedBy: 'AADSTS 50072, 50074, 50076, 50078 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50072, 50074, 50076, 50078, 50079, 50158, 500121, 53004, 50086, 50087, 700020] },
  limit: 'likely',
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'complete-mfa',
});
