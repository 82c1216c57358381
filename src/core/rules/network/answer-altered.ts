import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardOnTheWay, hostsHeard } from '../network-evidence.js';

export const answerAltered = defineRule({
  id: 'answer-altered',
  class: 'network', stage: 'user-auth',
  title: 'The answer was not the service\'s own',
  explains: 'An answer came, but not in the form that the service sends. A proxy page, a captive portal or a device that changes answers is the usual reason.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  codes: {
    client: [0xc0048442, 0x8007000d, 0xcaa60005, 0xcaa60007, 0xcaa60008, 0xcaa90015, 0xcaa90016, 0xcaa90019, 0xcaa9001b, 0xcaa9001e, 0xcaaa0004, 0xcaa90036, 0xcaa90037],
    winHttp: [12150, 12151, 12152, 12153, 12156, 12040, 12048, 12052],
    httpStatus: [200, 204],
    join: [0x8007000d, 0x801c0001, 0x801c03e9, 0x801c03eb, 0x801c000b],
  },
  limit: 'likely',
  sources: [learn.hybridJoin, learn.prt],
  remedy: 'let-machine-through-proxy',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  beyond(facts) {
    const foreign = facts.network?.foreign.filter(({ kind, status = 0 }) => kind === 'web-page' && (status < 400 || facts.attempt?.outcome.kind !== 'client')) ?? [];
    return heardOnTheWay(this, facts, hostsHeard(foreign, { note: 'Where the service answers with data, a web page came.' }), { behind: [12152], disprovedBy: 'answer' });
  },
});
