import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const mexWithDtd = defineRule({
  id: 'mex-with-dtd',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider\'s metadata holds a document type declaration',
  explains: 'Windows refuses XML with a document type declaration for safety. The identity provider, or a page in front of it, sends one.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { client: [0xc00cee4f] },
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'check-identity-provider',
});
