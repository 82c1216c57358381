import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const kdfTooOld = defineRule({
  id: 'kdf-too-old',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'Windows uses an outdated key derivation that Entra no longer accepts',
  explains: 'Entra ended support for version 1 of the key derivation function. Windows without the updates of July 2021 or later still uses it.',
  provedBy: 'AADSTS 5000611, 5000610 in this user\'s newest attempt, and the same sign-in in the sign-in log.',
  ruledOutBy: 'A PRT that is newer than the attempt.',
  needsAnyOf: ['attempt'],
  codes: { aadsts: [0x004c4da3, 0x004c4da2] },
  limit: 'likely',
  sources: [learn.kdf, learn.aadsts],
  remedy: 'install-updates',
});
