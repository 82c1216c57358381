import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardInKeyTest } from '../device-key-evidence.js';
import { matchFamily } from '../match-codes.js';

/** Codes of the key store that have a rule of their own. */
const named = new Set([0x80090016, 0x8009000d, 0x80090011, 0x80090019, 0x8009001a, 0x80090031, 0x80090030, 0x80090035]);

/** The NTE block ends at 0x800902ff; 0x800903xx belongs to SSPI and Schannel. */
function isKeyStoreError(canonical: number): boolean {
  return canonical >= 0x80090001 && canonical <= 0x800902ff && !named.has(canonical);
}

export const keyStoreError = defineRule({
  id: 'key-store-error',
  class: 'device-trust', stage: 'device-identity',
  title: 'The key store could not use the device key',
  explains: 'Windows asked the key store for the device key and got an error. The registration cannot be proved without that key.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin', 'machine'],
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin, learn.keyErrors],
  remedy: 'recover-device-keys',
  diagnose(facts) {
    return matchFamily(this, facts, isKeyStoreError);
  },
  beyond(facts) {
    return heardInKeyTest(this, facts, (code) => code !== undefined && isKeyStoreError(code));
  },
});
