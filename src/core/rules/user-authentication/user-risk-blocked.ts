import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const userRiskBlocked = defineRule({
  id: 'user-risk-blocked',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user is blocked for risk',
  explains: 'Identity protection holds the user or the sign-in for too risky.',
  provedBy: 'AADSTS 53011 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [53011] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'review-user-risk',
});
