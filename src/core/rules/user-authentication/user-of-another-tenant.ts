import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const userOfAnotherTenant = defineRule({
  id: 'user-of-another-tenant',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user belongs to another organisation',
  explains: 'A PRT is only issued to users of the tenant that the device is joined to. Guests and users of another tenant get none.',
  provedBy: 'AADSTS 50020 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50020] },
  sources: [learn.deviceFaq, learn.aadsts],
  remedy: 'use-own-tenant',
});
