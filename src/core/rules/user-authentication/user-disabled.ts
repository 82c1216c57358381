import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const userDisabled = defineRule({
  id: 'user-disabled',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user account is disabled',
  explains: 'Entra answered that the account may not sign in. No PRT is issued or renewed until it is enabled.',
  provedBy: 'AADSTS 50057, 51002 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50057, 51002], client: [0xc0000072] },
  sources: [learn.aadsts, learn.prtConcept],
  remedy: 'decide-user-account',
});
