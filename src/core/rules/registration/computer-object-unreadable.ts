import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const computerObjectUnreadable = defineRule({
  id: 'computer-object-unreadable',
  class: 'not-registered', stage: 'device-identity',
  title: 'The PC could not read its own computer object',
  explains: 'The PC asked a domain controller for its own account and did not find it. The account may not have reached that domain controller yet.',
  provedBy: 'User Device Registration event 220 with 1312 or 1317.',
  ruledOutBy: 'AD Configuration Test : PASS.',
  needsAnyOf: ['preJoin'],
  codes: { join: [0x80070520, 0x80070525] },
  sources: [learn.hybridJoin],
  remedy: 'repair-ad-replication',
  leadsTo: ['join-settings-unreadable', 'join-failed'],
});
