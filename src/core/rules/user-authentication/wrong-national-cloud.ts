import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const wrongNationalCloud = defineRule({
  id: 'wrong-national-cloud',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The tenant lives in another national cloud',
  explains: 'The PC asked one Entra cloud for a tenant that belongs to another.',
  provedBy: 'AADSTS 90038, 90051 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [90038, 90051] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'use-right-cloud',
});
