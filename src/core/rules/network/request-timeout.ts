import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hintsHeard, hostsHeard } from '../network-evidence.js';

export const requestTimeout = defineRule({
  id: 'request-timeout',
  class: 'network', stage: 'user-auth',
  title: 'The sign-in service did not answer in time',
  explains: 'The request was sent and nothing came back in time. Something on the way swallows it.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network', 'logs'],
  codes: { client: [0x80070102, 0xcaa7000a], winHttp: [12002, 12032], join: [0x801c001f, 0x80070102, 0x800705b4] },
  sources: [learn.winHttp, learn.prt],
  remedy: 'repair-connection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    // A test tool says that no connection came about; that it was for want of time, only the attempt's own code tells.
    const failed = facts.network?.failed.filter(({ failedAt }) => failedAt === 'connect') ?? [];
    return heardOnTheWay(this, facts, [...hostsHeard(failed), ...hintsHeard(facts, [12002])], { onlyNamed: true, disprovedBy: 'connect' });
  },
});
