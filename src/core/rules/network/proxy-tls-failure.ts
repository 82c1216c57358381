import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const proxyTlsFailure = defineRule({
  id: 'proxy-tls-failure',
  class: 'network', stage: 'user-auth',
  title: 'The encrypted connection to the proxy failed',
  explains: 'The PC could not set up TLS with the proxy itself.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { winHttp: [12188] },
  sources: [learn.winHttp],
  remedy: 'let-machine-through-proxy',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
});
