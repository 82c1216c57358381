import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const passwordRefused = defineRule({
  id: 'password-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra refused the user name or password',
  explains: 'The sign-in reached Entra, and the password did not match. It is wrong, or it was changed and the new one has not reached Entra yet.',
  provedBy: 'AADSTS 50126, 50064 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50126, 50064], client: [0x8007052e] },
  sources: [learn.prt, learn.aadsts],
  remedy: 'sign-in-with-current-password',
});
