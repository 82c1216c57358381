import { learn } from '../../catalog/learn.js';
import { lookupAadsts } from '../../catalog/lookup.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const requestRefused = defineRule({
  id: 'request-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra refused the request',
  explains: 'The request reached Entra, and Entra refused it with a code that no more exact rule covers.',
  provedBy: 'The sign-in log entry with the attempt\'s correlation id.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  limit: 'likely',
  fallbackFor: 'attempt',
  sources: [learn.aadsts, learn.prt],
  remedy: 'read-sign-in-log',
  diagnose(facts) {
    const { attempt } = facts;
    if (attempt?.outcome.kind !== 'refused') return inconclusive;
    const concerns = lookupAadsts(attempt.outcome.aadsts)?.classHint ?? '';
    if (concerns.startsWith('device') || concerns.startsWith('network')) return inconclusive;
    return foundInAttempt(facts, attempt, this, concerns.startsWith('cloud-auth') ? 'likely' : 'possible');
  },
});
