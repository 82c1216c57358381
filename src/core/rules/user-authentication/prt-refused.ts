import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const prtRefused = defineRule({
  id: 'prt-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra refused the PRT itself',
  explains: 'The token that the PC presented is not a PRT that Entra accepts. A new sign-in makes a new one.',
  provedBy: 'AADSTS 1000026, 1000028, 500139, 230062 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [1000026, 1000028, 500139, 230062, 1002024, 70000] },
  limit: 'likely',
  sources: [learn.aadsts, learn.prt],
  remedy: 'sign-in-again',
});
