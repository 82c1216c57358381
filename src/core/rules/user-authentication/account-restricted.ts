import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardFromHello } from '../hello-event-evidence.js';

export const accountRestricted = defineRule({
  id: 'account-restricted',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The account may not sign in at this time or from this PC',
  explains: 'Logon hours, allowed workstations or another account restriction refused the sign-in.',
  provedBy: 'AADSTS 80012 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'logs'],
  codes: { aadsts: [80012], client: [0xc000006e, 0xc000006f, 0xc0000070, 0xc000015b] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'lift-account-restriction',
  beyond(facts) {
    return heardFromHello(this, facts);
  },
});
