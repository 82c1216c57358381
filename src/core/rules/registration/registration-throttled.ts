import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';

export const registrationThrottled = defineRule({
  id: 'registration-throttled',
  class: 'not-registered', stage: 'device-identity',
  title: 'The registration service asked the PC to wait',
  explains: 'Too many registrations arrived at once. The PC tries again by itself.',
  provedBy: 'Words about throttling in the server message.',
  ruledOutBy: 'A later try that succeeds.',
  needsAnyOf: ['preJoin'],
  sources: [learn.hybridJoin],
  remedy: 'wait-for-service',
  leadsTo: ['directory-refused-join', 'join-failed'],
  diagnose({ preJoin, join }) {
    const message = preJoin?.serverMessage;
    if (!preJoin || !message || join.joined === true) return inconclusive;
    const words = message.value.toLowerCase();
    return words.includes('throttl') || words.includes('too many requests') ? foundInJoin(preJoin, message, this) : inconclusive;
  },
});
