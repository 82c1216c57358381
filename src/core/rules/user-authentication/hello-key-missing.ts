import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const helloKeyMissing = defineRule({
  id: 'hello-key-missing',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra does not know this user\'s Windows Hello key',
  explains: 'The user signed in with Windows Hello, but the public half of the key is not, or not yet, in the directory.',
  provedBy: 'AADSTS 130004, 135010, 135001, 130001 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [130004, 135010, 135001, 130001], client: [0x801c03f0] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'restore-hello-key',
});
