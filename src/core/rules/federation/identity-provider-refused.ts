import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const identityProviderRefused = defineRule({
  id: 'identity-provider-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider refused the sign-in',
  explains: 'Windows asked the federated identity provider (such as AD FS), and it refused or failed. Entra was never reached.',
  provedBy: 'The log of the identity provider at the time of the attempt.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  limit: 'likely',
  sources: [learn.prt, learn.prtConcept],
  remedy: 'check-identity-provider',
  leadsTo: ['request-refused-unread'],
  diagnose(facts) {
    const { attempt } = facts;
    if (attempt?.asked !== 'identity-provider') return inconclusive;
    const { outcome } = attempt;
    // AD FS answers a SOAP fault with HTTP 500; other 5xx come from something in front of it.
    const answered = outcome.kind === 'refused-unread' || (outcome.kind === 'http' && outcome.status === 500);
    return answered ? foundInAttempt(facts, attempt, this) : inconclusive;
  },
});
