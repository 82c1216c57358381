import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { foundInDirectory } from '../device-object-evidence.js';

export const deviceWithoutCredentials = defineRule({
  id: 'device-without-credentials',
  class: 'device-trust', stage: 'issuance',
  title: 'The device object has no key: registration is pending',
  explains: 'The object exists in Entra but holds no certificate or key, which is what a hybrid device looks like while its registration is pending.',
  provedBy: 'AADSTS1002005, or an object with trust type ServerAd and no alternativeSecurityIds.',
  ruledOutBy: 'alternativeSecurityIds filled on the object.',
  needsAnyOf: ['attempt', 'directory'],
  codes: { aadsts: [1002005] },
  sources: [learn.pending, learn.aadsts],
  remedy: 'finish-pending-registration',
  leadsTo: ['device-authentication-refused', 'device-object-disabled-or-deleted'],
  beyond: (facts) => foundInDirectory(facts, ['pending']),
});
