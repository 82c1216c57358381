import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const prtLifetimeReached = defineRule({
  id: 'prt-lifetime-reached',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The PRT is too old to be renewed',
  explains: 'The token was not used for too long, or reached its greatest age, so Entra no longer renews it. A new sign-in makes a new PRT.',
  provedBy: 'AADSTS 70008, 700082, 700083 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [70008, 700082, 700083] },
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'sign-in-again',
});
