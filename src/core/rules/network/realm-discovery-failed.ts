import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const realmDiscoveryFailed = defineRule({
  id: 'realm-discovery-failed',
  class: 'network', stage: 'user-auth',
  title: 'Windows could not ask Entra who signs this user in',
  explains: 'Before the sign-in Windows asks Entra which identity provider answers for the user. That question got no usable answer.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { client: [0xcaa90018], join: [0x801c003d] },
  limit: 'likely',
  sources: [learn.hybridJoin, learn.broker],
  remedy: 'repair-connection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
});
