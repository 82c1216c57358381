import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const passwordChangeDemanded = defineRule({
  id: 'password-change-demanded',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra demands a password change first',
  explains: 'An administrator, a policy or a risk finding requires a new password before the next sign-in.',
  provedBy: 'AADSTS 50142, 50137, 50135, 50125 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50142, 50137, 50135, 50125, 120005, 120014] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'change-password',
});
