import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardInKeyTest } from '../device-key-evidence.js';
import { matchFamily } from '../match-codes.js';

/** Codes of the TPM families that have a rule of their own. */
const named = new Set([0x80280803, 0x80280921, 0x8029041b, 0x80280036, 0x80280800, 0x8028400f, 0x80284008, 0x8028400b, 0x80284010, 0x80284016]);

function isTpmError(canonical: number): boolean {
  const family = canonical >>> 16;
  return (family === 0x8028 || family === 0x8029) && !named.has(canonical);
}

export const tpmError = defineRule({
  id: 'tpm-error',
  class: 'device-trust', stage: 'device-identity',
  title: 'The TPM reported an error',
  explains: 'The component that keeps the device keys failed with an internal error. The PC could not use its keys at that moment.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin', 'machine'],
  limit: 'likely',
  sources: [learn.prt, learn.hybridJoin, learn.tpmErrors],
  remedy: 'tpm-firmware',
  diagnose(facts) {
    return matchFamily(this, facts, isTpmError);
  },
  beyond(facts) {
    return heardInKeyTest(this, facts, (code) => code !== undefined && isTpmError(code));
  },
});
