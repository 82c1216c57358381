import { learn } from '../../catalog/learn.js';
import { lookupAadsts } from '../../catalog/lookup.js';
import { defineRule, inconclusive } from '../define-rule.js';
import { foundInAttempt } from '../match-codes.js';

export const deviceRefused = defineRule({
  id: 'device-refused',
  class: 'device-trust', stage: 'issuance',
  title: 'Entra refused the device',
  explains: 'The request reached Entra, and Entra refused the device with a code that no more exact rule covers.',
  provedBy: 'The sign-in log entry with the attempt\'s correlation id, and the device object.',
  ruledOutBy: 'A PRT that is newer than the attempt. DeviceAuthStatus : SUCCESS at capture time leaves it only possible.',
  needsAnyOf: ['attempt'],
  limit: 'possible',
  fallbackFor: 'attempt',
  sources: [learn.aadsts, learn.prt],
  remedy: 'decide-device-object',
  diagnose(facts) {
    const { attempt } = facts;
    if (attempt?.outcome.kind !== 'refused') return inconclusive;
    return lookupAadsts(attempt.outcome.aadsts)?.classHint?.startsWith('device') ? foundInAttempt(facts, attempt, this) : inconclusive;
  },
});
