import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hintsHeard, hostsHeard } from '../network-evidence.js';

export const nameNotResolved = defineRule({
  id: 'name-not-resolved',
  class: 'network', stage: 'user-auth',
  title: 'The name of the sign-in service did not resolve',
  explains: 'The PC asked its DNS server for a sign-in host and got no address. Without an address nothing else can be tried.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network', 'logs'],
  codes: { client: [0xcaa70004], winHttp: [12007] },
  sources: [learn.winHttp, learn.prt],
  remedy: 'repair-name-resolution',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const failed = facts.network?.failed.filter(({ failedAt }) => failedAt === 'name') ?? [];
    return heardOnTheWay(this, facts, [...hostsHeard(failed), ...hintsHeard(facts, [12007])], { disprovedBy: 'connect' });
  },
});
