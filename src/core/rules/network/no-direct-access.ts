import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const noDirectAccess = defineRule({
  id: 'no-direct-access',
  class: 'network', stage: 'user-auth',
  title: 'The PC has no direct network access and no proxy for the machine',
  explains: 'Windows runs this part as SYSTEM. SYSTEM knows no proxy, and the network allows no direct connection.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { winHttp: [12023] },
  sources: [learn.winHttp, learn.prt],
  remedy: 'set-machine-proxy',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
});
