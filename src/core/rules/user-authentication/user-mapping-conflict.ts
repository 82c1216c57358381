import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const userMappingConflict = defineRule({
  id: 'user-mapping-conflict',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The synced user does not match the cloud user',
  explains: 'Entra found two different identities behind this name, for example after an immutable id changed.',
  provedBy: 'AADSTS 90072, 81011, 81012 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [90072, 81011, 81012] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'repair-user-mapping',
});
