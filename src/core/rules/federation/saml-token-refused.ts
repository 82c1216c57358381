import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const samlTokenRefused = defineRule({
  id: 'saml-token-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra refused the identity provider\'s token',
  explains: 'The federated identity provider signed the user in, but Entra did not accept the token: a claim is missing, the signing key is unknown, or the token is malformed.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50008, 90020, 0x004c4e6f, 0x004c4e73, 0x004c4e6b, 20012, 20001, 399284, 90081, 90082, 90107] },
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'check-federation-trust',
});
