import { learn } from '../../catalog/learn.js';
import { citedAt } from '../../evidence/place.js';
import { defineRule, inconclusive } from '../define-rule.js';

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
  beyond({ directory, attempt }) {
    const user = directory?.user;
    if (user?.userType?.toLowerCase() !== 'guest' || attempt?.outcome.kind !== 'refused' || !this.codes!.aadsts!.includes(attempt.outcome.aadsts)) return inconclusive;
    return { kind: 'found', because: [citedAt(user, 'userType', user.userType, 'userType')], confidence: 'likely' };
  },
});
