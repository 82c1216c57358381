import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const deviceQuotaReached = defineRule({
  id: 'device-quota-reached',
  class: 'not-registered', stage: 'device-identity',
  title: 'The user has reached the number of devices allowed',
  explains: 'The tenant limits how many devices one user may register, and this user has that many.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c000e] },
  sources: [learn.hybridJoin],
  remedy: 'free-device-quota',
  leadsTo: ['join-failed'],
});
