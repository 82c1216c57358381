import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const sessionRevoked = defineRule({
  id: 'session-revoked',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user\'s sessions were revoked, or the password changed since the PRT was issued',
  explains: 'Entra refuses tokens that were issued before a certain moment. An administrator revoked the sessions, or the password was changed or reset. A new sign-in makes a new PRT.',
  provedBy: 'AADSTS 50173, 50132, 50133 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50173, 50132, 50133] },
  sources: [learn.aadsts, learn.prtConcept, learn.revoke],
  remedy: 'sign-in-again',
});
