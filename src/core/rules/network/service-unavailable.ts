import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hostsHeard } from '../network-evidence.js';

export const serviceUnavailable = defineRule({
  id: 'service-unavailable',
  class: 'network', stage: 'user-auth',
  title: 'The service was not available',
  explains: 'The request arrived, and the service or something in front of it answered that it cannot serve now. This usually passes by itself.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: {
    aadsts: [90033, 50000, 50033, 90006, 90012, 90024, 90036, 90090, 90091, 90092, 230109],
    client: [0xcaa20005],
    httpStatus: [408, 500, 501, 502, 503, 504, 505],
    join: [0x801c0025],
  },
  sources: [learn.aadsts, learn.hybridJoin, learn.prt],
  remedy: 'wait-for-service',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const failed = facts.network?.failed.filter(({ status }) => status !== undefined && status >= 500 && status !== 511) ?? [];
    return heardOnTheWay(this, facts, hostsHeard(failed), { disprovedBy: 'answer' });
  },
});
