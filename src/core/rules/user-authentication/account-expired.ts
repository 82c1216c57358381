import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardFromHello } from '../hello-event-evidence.js';

export const accountExpired = defineRule({
  id: 'account-expired',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The account has expired',
  explains: 'Active Directory gave the account an end date, and it has passed.',
  provedBy: 'Attempt Status 0xc0000193 in this user\'s newest attempt.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'logs'],
  codes: { client: [0xc0000193] },
  sources: [learn.prt],
  remedy: 'decide-user-account',
  beyond(facts) {
    return heardFromHello(this, facts);
  },
});
