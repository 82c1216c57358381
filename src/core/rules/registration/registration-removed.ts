import { learn } from '../../catalog/learn.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const registrationRemoved = defineRule({
  id: 'registration-removed',
  class: 'not-registered', stage: 'device-identity',
  title: 'The registration was removed from this PC',
  explains: 'Windows logged that it took the PC\'s registration away, and no join succeeded after that. Somebody ran dsregcmd /leave, disconnected the account, or a tool did.',
  provedBy: 'User Device Registration event 110 or 371 without a later 104, 306 or 335, and AzureAdJoined : NO.',
  ruledOutBy: 'AzureAdJoined : YES after the removal, or a later join.',
  needsAnyOf: ['logs'],
  sources: [learn.hybridJoin, learn.dsregcmd],
  remedy: 'join-device',
  leadsTo: ['registration-leftover', 'join-task-not-run'],
  diagnose: () => inconclusive,
  beyond({ logs, join, time }) {
    const left = logs?.registration?.left;
    if (!left || join.joined === true) return inconclusive;
    const when = left.atUtc === undefined ? undefined : `The registration was removed at ${formatInstant(left.atUtc)}.`;
    // The capture shows the state before the removal.
    const after = left.atUtc !== undefined && time.utc !== undefined && left.atUtc > time.utc;
    return {
      kind: 'found', because: proof(...left.because, ...join.because)!, confidence: join.joined === false && !after ? 'confirmed' : 'likely', deviceSide: true,
      ...(when === undefined ? {} : { note: when }), ...(left.atUtc === undefined ? {} : { at: left.atUtc }),
    };
  },
});
