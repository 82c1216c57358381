import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardFromHello } from '../hello-event-evidence.js';

export const passwordExpired = defineRule({
  id: 'password-expired',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The password has expired',
  explains: 'Entra asks for a new password before it lets the user in. The Windows lock screen of an Entra joined PC offers no such change.',
  provedBy: 'AADSTS 50055, 50144 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'logs'],
  codes: { aadsts: [50055, 50144], client: [0xc0000071, 0xc0000224] },
  sources: [learn.aadsts, learn.deviceFaq],
  remedy: 'change-password',
  beyond(facts) {
    return heardFromHello(this, facts);
  },
});
