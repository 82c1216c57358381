import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, type Heard } from '../network-evidence.js';

export const proxyDiscoveryFailed = defineRule({
  id: 'proxy-discovery-failed',
  class: 'network', stage: 'user-auth',
  title: 'The proxy script could not be found or run',
  explains: 'Windows was told to find its proxy by itself (WPAD) or by a script (PAC), and could not fetch or run it. When a direct connection works, this alone is harmless.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: { winHttp: [12166, 12167, 12178, 12180] },
  limit: 'likely',
  sources: [learn.winHttp, learn.prt],
  remedy: 'repair-proxy-script',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const told = facts.network?.proxies.filter(({ mode }) => mode === 'script' || mode === 'auto-detect') ?? [];
    return heardOnTheWay(this, facts, told.map(({ view, because }): Heard => ({ view, because })), { onlyNamed: true, disprovedBy: 'answer' });
  },
});
