import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const vmIdentityMissing = defineRule({
  id: 'vm-identity-missing',
  class: 'not-registered', stage: 'device-identity',
  title: 'The virtual machine could not read its tenant from Azure',
  explains: 'The Azure sign-in extension asks the machine\'s metadata service for the tenant. The machine has no system-assigned identity, or the metadata service cannot be reached.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c0042] },
  sources: [learn.vmSignIn],
  remedy: 'repair-vm-join',
  leadsTo: ['join-failed'],
});
