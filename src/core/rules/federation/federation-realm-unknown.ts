import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const federationRealmUnknown = defineRule({
  id: 'federation-realm-unknown',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra has no federation settings for this domain',
  explains: 'The domain counts as federated, but Entra could not find the settings that say who signs its users in.',
  provedBy: 'The same code in a second try, AAD event 1088, and the log of the identity provider.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50107, 50169, 20033] },
  sources: [learn.prt, learn.hybridJoin],
  remedy: 'check-federation-trust',
});
