import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const registrationServiceError = defineRule({
  id: 'registration-service-error',
  class: 'not-registered', stage: 'device-identity',
  title: 'The registration service reported an error of its own',
  explains: 'The registration service received the request and failed inside.',
  provedBy: 'The same code in User Device Registration events 304, 305 or 307.',
  ruledOutBy: 'AzureAdJoined : YES.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x801c0006, 0x801c03ec] },
  limit: 'likely',
  sources: [learn.hybridJoin],
  remedy: 'wait-for-service',
  leadsTo: ['join-failed'],
});
