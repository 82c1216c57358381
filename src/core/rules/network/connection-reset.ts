import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hintsHeard, hostsHeard } from '../network-evidence.js';

export const connectionReset = defineRule({
  id: 'connection-reset',
  class: 'network', stage: 'user-auth',
  title: 'The connection to the sign-in service was cut',
  explains: 'A connection began and was broken off. Inspection devices, firewalls and old TLS settings do that.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network', 'logs'],
  codes: { client: [0xcaa70007], winHttp: [12030, 12031] },
  sources: [learn.winHttp, learn.prt],
  remedy: 'repair-connection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    // The handshake began and nobody complained about the certificate: it was cut off.
    const failed = facts.network?.failed.filter(({ failedAt, untrusted }) => failedAt === 'tls' && !untrusted) ?? [];
    return heardOnTheWay(this, facts, [...hostsHeard(failed), ...hintsHeard(facts, [12030, 12031])], { disprovedBy: 'answer' });
  },
});
