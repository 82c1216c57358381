import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const requestRefusedUnread = defineRule({
  id: 'request-refused-unread',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'A server refused the request, and its words were not shown',
  explains: 'The server answered with an error, so the network is not the fault. Which side it refused, the user or the device, stands in the server\'s description, which is missing here.',
  provedBy: 'Server Error Description of the same attempt, or AAD event 1081 with its correlation id.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  limit: 'possible',
  fallbackFor: 'attempt',
  sources: [learn.prt],
  remedy: 'read-sign-in-log',
  diagnose(facts) {
    const { attempt } = facts;
    return attempt?.outcome.kind === 'refused-unread' ? foundInAttempt(facts, attempt, this) : inconclusive;
  },
});
