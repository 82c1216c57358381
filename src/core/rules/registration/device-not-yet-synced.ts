import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';
import { foundInJoin } from '../match-codes.js';
import { isRenewal } from '../stale-renewal.js';

export const deviceNotYetSynced = defineRule({
  id: 'device-not-yet-synced',
  class: 'not-registered', stage: 'device-identity',
  title: 'The computer has not reached Entra yet',
  explains: 'In a managed tenant the computer object must be synced to Entra before the PC can finish its join. Entra answered that it has no such object.',
  provedBy: '0x801c03f2 with DirectoryError and words that the object was not found, and the sync state of the computer object.',
  ruledOutBy: 'A device object with this id in Entra.',
  needsAnyOf: ['preJoin'],
  sources: [learn.hybridJoin, learn.registration],
  remedy: 'sync-computer-object',
  leadsTo: ['join-failed', 'directory-refused-join'],
  diagnose({ preJoin, join }) {
    const message = preJoin?.serverMessage;
    if (!preJoin || !message || join.joined === true) return inconclusive;
    const words = message.value.toLowerCase();
    const missing = words.includes('device object') && (words.includes('not found') || words.includes("isn't found") || words.includes('does not exist'));
    // A renewal of a registration that Entra lost prints the same words; the operation tells them apart.
    if (!missing || isRenewal(preJoin)) return inconclusive;
    return { ...foundInJoin(preJoin, message, this), because: proof(message, preJoin.client?.field, preJoin.serverError, preJoin.phase, preJoin.registrationType)! };
  },
});
