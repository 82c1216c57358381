import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const helloKeyRefused = defineRule({
  id: 'hello-key-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra refused the Windows Hello or security key',
  explains: 'The key is known, but its signature or form was not accepted.',
  provedBy: 'AADSTS 130005, 1300011, 1300041, 135000 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [130005, 0x0013d62b, 0x0013d649, 135000] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'restore-hello-key',
});
