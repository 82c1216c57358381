import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardFromHello } from '../hello-event-evidence.js';

export const accountLocked = defineRule({
  id: 'account-locked',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The account is locked, or the sign-in came from a suspect address',
  explains: 'Smart lockout holds this account after repeated wrong passwords, or Entra holds the source address for malicious. The sign-in log tells which.',
  provedBy: 'AADSTS 50053 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'logs'],
  codes: { aadsts: [50053], client: [0xc0000234] },
  limit: 'likely',
  sources: [learn.aadsts, learn.prt],
  remedy: 'unlock-account',
  beyond(facts) {
    return heardFromHello(this, facts);
  },
});
