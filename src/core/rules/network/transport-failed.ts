import { codeFamily, privateKeyErrors } from '../../catalog/code.js';
import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';
import { heardOnTheWay, hostsHeard } from '../network-evidence.js';

/** Families whose every code is about transport. */
const networkFamilies = new Set(['adal-inet', 'adal-http', 'winhttp', 'cert', 'urlmon']);

export const transportFailed = defineRule({
  id: 'transport-failed',
  class: 'network', stage: 'user-auth',
  title: 'The request failed on the way',
  explains: 'The HTTP layer of Windows reported an error, so the request or its answer was lost before Entra could judge it.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt', 'preJoin', 'network'],
  limit: 'likely',
  fallbackFor: 'attempt',
  sources: [learn.winHttp, learn.winInet, learn.prt],
  remedy: 'repair-connection',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
  diagnose(facts) {
    const { attempt } = facts;
    const outcome = attempt?.outcome;
    if (!attempt || !outcome) return inconclusive;
    if (outcome.kind === 'transport' && !privateKeyErrors.includes(outcome.winHttp)) return foundInAttempt(facts, attempt, this);
    if (outcome.kind === 'http' && outcome.status >= 402) return foundInAttempt(facts, attempt, this, 'possible');
    if (outcome.kind === 'client' && attempt.httpError && codeFamily(outcome.code) !== 'unknown') return foundInAttempt(facts, attempt, this, 'possible');
    return outcome.kind === 'client' && networkFamilies.has(codeFamily(outcome.code)) ? foundInAttempt(facts, attempt, this) : inconclusive;
  },
  beyond(facts) {
    const failed = facts.network?.failed.filter(({ failedAt }) => failedAt === undefined) ?? [];
    return heardOnTheWay(this, facts, hostsHeard(failed, { limit: 'likely', note: 'The test does not say at which step it failed.' }));
  },
});
