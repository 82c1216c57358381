import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const requestTimeRefused = defineRule({
  id: 'request-time-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Entra refused the request as too old or replayed',
  explains: 'The request carried a one-time value or a time that Entra did not accept. A wrong clock on the PC is the usual reason.',
  provedBy: 'AADSTS 140000, 1400001, 1400002, 1003013 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [140000, 0x00155cc1, 0x00155cc2, 1003013, 500133, 50013] },
  limit: 'possible',
  sources: [learn.aadsts, learn.prt],
  remedy: 'fix-clock',
});
