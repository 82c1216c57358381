import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hostsHeard } from '../network-evidence.js';

export const requestBlocked = defineRule({
  id: 'request-blocked',
  class: 'network', stage: 'user-auth',
  title: 'Something on the way blocked the request',
  explains: 'An answer came that Entra does not give here. A proxy, a firewall or a sign-in page of a network answered in its place.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: { httpStatus: [300, 301, 302, 303, 305, 307, 308, 403, 404, 405, 406, 410, 411, 413, 414, 451, 511] },
  limit: 'likely',
  sources: [learn.hybridJoin, learn.prt],
  remedy: 'let-machine-through-proxy',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const foreign = facts.network?.foreign.filter(({ kind, status = 0 }) => kind !== 'web-page' || status >= 400 || facts.attempt?.outcome.kind === 'http') ?? [];
    return heardOnTheWay(this, facts, hostsHeard(foreign), { disprovedBy: 'answer' });
  },
});
