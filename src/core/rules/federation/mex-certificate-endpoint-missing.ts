import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const mexCertificateEndpointMissing = defineRule({
  id: 'mex-certificate-endpoint-missing',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The identity provider offers no certificate endpoint',
  explains: 'The metadata of the federated identity provider names no certificatemixed address, so a smart card cannot be used.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { client: [0xc004848c] },
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'publish-wstrust-endpoints',
});
