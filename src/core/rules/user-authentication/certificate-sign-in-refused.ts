import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const certificateSignInRefused = defineRule({
  id: 'certificate-sign-in-refused',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user\'s sign-in certificate was refused',
  explains: 'The certificate of a smart card or of certificate-based sign-in could not be validated.',
  provedBy: 'AADSTS 50017, 50012, 220501, 500173 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [50017, 50012, 220501, 500173], client: [0x80090351, 0x80090352, 0x80090353, 0x80090354, 0x80090355] },
  sources: [learn.aadsts, learn.prt],
  remedy: 'check-user-certificate',
});
