import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const tenantNotFound = defineRule({
  id: 'tenant-not-found',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra does not know the tenant or the domain of this user name',
  explains: 'The part behind the @ belongs to no tenant that Entra knows. A domain that is only known on-premises (such as .local) or is not verified gives this answer.',
  provedBy: 'AADSTS 90002, 50059, 90019, 50128 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [90002, 50059, 90019, 50128, 90126] },
  limit: 'likely',
  sources: [learn.prt, learn.aadsts, learn.hybridPlan],
  remedy: 'verify-upn-suffix',
});
