import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const upnSuffixUnverified = defineRule({
  id: 'upn-suffix-unverified',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra could not find the realm of this user name',
  explains: 'Before it asks for a password, Windows asks Entra who answers for the part behind the @. Entra did not know it. The suffix is not a verified domain, or an alternate login ID is needed.',
  provedBy: 'Attempt Status 0xc000005f in this user\'s newest attempt, and the UPN in AAD event 1144.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { client: [0xc000005f] },
  limit: 'likely',
  sources: [learn.prt, learn.hybridPlan],
  remedy: 'verify-upn-suffix',
});
