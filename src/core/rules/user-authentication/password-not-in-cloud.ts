import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const passwordNotInCloud = defineRule({
  id: 'password-not-in-cloud',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra holds no password for this user',
  explains: 'The user exists in Entra but without a password hash, so a password can never match. Password hash synchronisation has not run for this user, or the user is meant to sign in elsewhere.',
  provedBy: 'AADSTS 50056 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50056] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'check-password-sync',
});
