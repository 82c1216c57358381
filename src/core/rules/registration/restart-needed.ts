import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const restartNeeded = defineRule({
  id: 'restart-needed',
  class: 'not-registered', stage: 'device-identity',
  title: 'The join is done but needs a restart',
  explains: 'Windows finished the join and waits for a restart.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c000f] },
  sources: [learn.hybridJoin],
  remedy: 'restart',
  leadsTo: ['join-failed'],
});
