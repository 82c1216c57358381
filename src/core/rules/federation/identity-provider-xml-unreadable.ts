import { codeFamily } from '../../catalog/code.js';
import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const identityProviderXmlUnreadable = defineRule({
  id: 'identity-provider-xml-unreadable',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider\'s answer is not readable XML',
  explains: 'Windows expected XML from the federated identity provider and got something else, for example an error page.',
  provedBy: 'The raw answer of the metadata address.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  limit: 'likely',
  sources: [learn.prt, learn.officeSignIn],
  remedy: 'check-identity-provider',
  diagnose(facts) {
    const { attempt } = facts;
    if (attempt?.outcome.kind !== 'client') return inconclusive;
    const { code } = attempt.outcome;
    // The document type declaration has a rule of its own.
    return codeFamily(code) === 'xml' && code !== 0xc00cee4f ? foundInAttempt(facts, attempt, this) : inconclusive;
  },
});
