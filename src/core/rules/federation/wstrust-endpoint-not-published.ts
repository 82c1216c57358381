import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const wstrustEndpointNotPublished = defineRule({
  id: 'wstrust-endpoint-not-published',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider does not offer this address from here',
  explains: 'The federated identity provider answered that the address does not exist. Its usernamemixed endpoint is switched off, or not published to the outside.',
  provedBy: 'The endpoint list of AD FS and its proxy.',
  ruledOutBy: 'The same address answers from the PC.',
  needsAnyOf: ['attempt'],
  limit: 'likely',
  sources: [learn.prtConcept, learn.prt],
  remedy: 'publish-wstrust-endpoints',
  diagnose(facts) {
    const { attempt } = facts;
    if (attempt?.asked !== 'identity-provider' || attempt.outcome.kind !== 'http') return inconclusive;
    return [403, 404, 405, 410].includes(attempt.outcome.status) ? foundInAttempt(facts, attempt, this) : inconclusive;
  },
});
