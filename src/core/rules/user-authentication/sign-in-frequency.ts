import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const signInFrequency = defineRule({
  id: 'sign-in-frequency',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'A policy asks for a fresh sign-in',
  explains: 'Conditional Access sign-in frequency or a re-authentication check no longer accepts the old sign-in.',
  provedBy: 'AADSTS 70043, 70044, 70046 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [70043, 70044, 70046] },
  sources: [learn.aadsts, learn.conditionalAccess],
  remedy: 'sign-in-again',
});
