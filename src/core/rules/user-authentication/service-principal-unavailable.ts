import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const servicePrincipalUnavailable = defineRule({
  id: 'service-principal-unavailable',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'An Entra service that the PC needs is switched off in the tenant',
  explains: 'The tenant has no enabled service principal for the resource that was asked for.',
  provedBy: 'AADSTS 500011, 500014, 7000112 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [500011, 500014, 0x006ad030] },
  limit: 'likely',
  sources: [learn.aadsts, learn.prt],
  remedy: 'enable-service-principal',
});
