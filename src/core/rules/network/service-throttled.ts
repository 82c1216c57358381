import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const serviceThrottled = defineRule({
  id: 'service-throttled',
  class: 'network', stage: 'user-auth',
  title: 'The service asked the PC to slow down',
  explains: 'Too many requests came from this user, PC or tenant in a short time. Waiting helps; trying in a loop makes it worse.',
  provedBy: 'The same code from a test run as SYSTEM, and a network trace.',
  ruledOutBy: 'A PRT that is newer than the attempt, or the same request succeeding as SYSTEM.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { aadsts: [90055, 50196], httpStatus: [429] },
  sources: [learn.aadsts, learn.hybridJoin],
  remedy: 'wait-for-service',
  leadsTo: ['device-test-unreachable', 'network-unclear'],
});
