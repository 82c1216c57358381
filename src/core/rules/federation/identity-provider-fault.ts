import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const identityProviderFault = defineRule({
  id: 'identity-provider-fault',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider failed or denied the user',
  explains: 'Entra passed the user to another identity provider, and that one failed or said no.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [90123, 40008, 40009, 40010, 40015, 53006, 53007, 51006, 50180, 0x004c4ffd] },
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'check-identity-provider',
});
