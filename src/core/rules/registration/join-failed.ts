import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';

export const joinFailed = defineRule({
  id: 'join-failed',
  class: 'not-registered', stage: 'device-identity',
  title: 'The join failed',
  explains: 'Windows recorded that the join did not work, with a code that no more exact rule covers.',
  provedBy: 'User Device Registration events 304, 305, 307 or 204 of the same try.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  limit: 'likely',
  fallbackFor: 'preJoin',
  sources: [learn.hybridJoin],
  remedy: 'read-registration-answer',
  diagnose({ preJoin, join }) {
    if (!preJoin || join.joined === true) return inconclusive;
    const telling = preJoin.client?.field ?? preJoin.serverMessage ?? preJoin.serverError ?? preJoin.phase;
    return telling ? foundInJoin(preJoin, telling, this) : inconclusive;
  },
});
