import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const upnMalformed = defineRule({
  id: 'upn-malformed',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The user name is not in the form user@domain',
  explains: 'Windows built a user name that is not an internet-style name, so Entra cannot route it.',
  provedBy: 'Attempt Status 0xc004844c in this user\'s newest attempt.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [90022], client: [0xc004844c] },
  sources: [learn.prt],
  remedy: 'fix-user-name',
});
