import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const federationSettingsMissing = defineRule({
  id: 'federation-settings-missing',
  class: 'not-registered', stage: 'device-identity',
  title: 'The federation settings of the registration are incomplete',
  explains: 'The PC is told to register through an on-premises federation server, but the settings for it are empty.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c0016, 0x801c0017, 0x801c0018, 0x801c0019, 0x801c001a] },
  sources: [learn.hybridJoin],
  remedy: 'set-join-settings',
  leadsTo: ['join-failed'],
});
