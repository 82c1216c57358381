import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const mexPasswordEndpointMissing = defineRule({
  id: 'mex-password-endpoint-missing',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider offers no password endpoint',
  explains: 'The metadata of the federated identity provider names no usernamemixed address, so Windows has nowhere to send the password.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { client: [0xc004848b, 0xcaa90023] },
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'publish-wstrust-endpoints',
});
