import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const userUnknown = defineRule({
  id: 'user-unknown',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra does not know this user name',
  explains: 'No user with the name that Windows sent exists in the tenant. The name is mistyped, the user is not synced or was deleted, or Windows sent a short name because it could not reach a domain controller.',
  provedBy: 'AADSTS 50034, 51004, 50197, 90125 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50034, 51004, 50197, 90125, 81013], client: [0xc0000064] },
  limit: 'likely',
  sources: [learn.prt, learn.aadsts],
  remedy: 'fix-user-name',
});
