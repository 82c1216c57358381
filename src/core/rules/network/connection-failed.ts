import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hintsHeard, hostsHeard } from '../network-evidence.js';

export const connectionFailed = defineRule({
  id: 'connection-failed',
  class: 'network', stage: 'user-auth',
  title: 'The PC could not connect to the sign-in service',
  explains: 'The name resolved, but no connection came about. A firewall, a proxy that the machine does not know of, or a missing route stands between.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network', 'logs'],
  codes: { client: [0xcaa70003, 0xcaa70002], winHttp: [12029] },
  sources: [learn.winHttp, learn.prt],
  remedy: 'repair-connection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const failed = facts.network?.failed.filter(({ failedAt }) => failedAt === 'connect') ?? [];
    return heardOnTheWay(this, facts, [...hostsHeard(failed), ...hintsHeard(facts, [12029])], { disprovedBy: 'connect' });
  },
});
