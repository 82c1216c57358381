import { learn } from '../../catalog/learn.js';
import { atMost } from '../../evidence/verdict.js';
import { defineRule } from '../define-rule.js';
import { matchCodes } from '../match-codes.js';
import { heardOnTheWay, hintsHeard, hostsHeard } from '../network-evidence.js';

export const proxyAuthenticationRequired = defineRule({
  id: 'proxy-authentication-required',
  class: 'network', stage: 'user-auth',
  title: 'The proxy asked the PC to sign in',
  explains: 'Windows runs this part as SYSTEM, and SYSTEM has no user name for a proxy. A proxy that demands one stops the request.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin', 'network', 'logs'],
  codes: { client: [0xcaa70008], winHttp: [12015, 12013, 12014], httpStatus: [407] },
  sources: [learn.hybridJoin, learn.prt, learn.winHttp],
  remedy: 'let-machine-through-proxy',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  diagnose(facts) {
    const outcome = matchCodes(this, facts);
    // HTTP 407 is a proxy's for sure; a login that failed can also be a server's.
    const sure = facts.attempt?.outcome.kind === 'http';
    return outcome.kind === 'found' && !sure ? { ...outcome, confidence: atMost(outcome.confidence, 'likely') } : outcome;
  },
  beyond(facts) {
    return heardOnTheWay(this, facts, [...hostsHeard(facts.network?.proxyRefused ?? []), ...hintsHeard(facts, [12015], ['proxy-credential'])], { disprovedBy: 'answer' });
  },
});
