import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const directoryRefusedJoin = defineRule({
  id: 'directory-refused-join',
  class: 'not-registered', stage: 'device-identity',
  title: 'The directory refused the registration',
  explains: 'The registration service passed the request to the directory, and the directory refused it. The code covers many reasons; the server\'s words decide.',
  provedBy: 'Server Message of the same try, or User Device Registration event 204.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c03f2, 0x801c0002, 0x801c03ea] },
  limit: 'likely',
  sources: [learn.hybridJoin, learn.helloErrors],
  remedy: 'read-registration-answer',
  leadsTo: ['join-failed'],
});
