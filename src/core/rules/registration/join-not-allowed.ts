import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const joinNotAllowed = defineRule({
  id: 'join-not-allowed',
  class: 'not-registered', stage: 'device-identity',
  title: 'The user or PC is not allowed to register',
  explains: 'The tenant\'s device settings do not let this user or PC join or register.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c0003, 0x801c03ed], aadsts: [240001] },
  limit: 'likely',
  sources: [learn.hybridJoin, learn.aadsts],
  remedy: 'allow-join',
  leadsTo: ['join-failed'],
});
