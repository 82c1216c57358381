import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const tenantRestricted = defineRule({
  id: 'tenant-restricted',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'A tenant restriction blocks this tenant',
  explains: 'The network or a policy adds a list of allowed tenants to the request, and this tenant is not on it.',
  provedBy: 'AADSTS 50002, 500021, 500022, 5000211 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50002, 500021, 500022, 0x004c4c13, 0x004c4c20] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'adjust-tenant-restriction',
});
