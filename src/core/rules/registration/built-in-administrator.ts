import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive } from '../define-rule.js';

export const builtInAdministrator = defineRule({
  id: 'built-in-administrator',
  class: 'not-registered', stage: 'device-identity',
  title: 'A join from the built-in Administrator account does not work',
  explains: 'Windows refuses to join a device to Entra from the built-in Administrator account.',
  provedBy: 'The account is the built-in one (its SID ends in 500).',
  ruledOutBy: 'Another account shows the same.',
  needsAnyOf: ['context'],
  limit: 'possible',
  sources: [learn.deviceFaq],
  remedy: 'join-as-other-user',
  diagnose({ context, join, preJoin, expect }) {
    if (join.joined !== false || join.domainJoined !== false || context.samAccountName !== 'administrator' || !context.account) return inconclusive;
    if (!preJoin && expect !== 'joined') return inconclusive;
    return { kind: 'found', because: [context.account, ...join.because], confidence: 'possible' };
  },
});
