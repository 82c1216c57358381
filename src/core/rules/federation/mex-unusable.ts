import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const mexUnusable = defineRule({
  id: 'mex-unusable',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider\'s metadata could not be used',
  explains: 'Windows asked the identity provider how to sign in and could not use the answer: it is not the expected XML, not secure, or lacks a part.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: {
    client: [0xcaa9002c, 0xcaa90013, 0xcaa9002b, 0xcaa90020, 0xcaa90017, 0xcaa90022, 0xcaa9001a, 0xcaa9001c, 0xcaa9001d, 0xcaa1002b],
  },
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin, learn.broker],
  remedy: 'check-identity-provider',
});
