import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardInKeyTest, heardOfTpm } from '../device-key-evidence.js';

export const tpmNotReady = defineRule({
  id: 'tpm-not-ready',
  class: 'device-trust', stage: 'device-identity',
  title: 'The TPM is not ready',
  explains: 'The key device did not answer in time, is still starting, or could not be found.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin', 'machine'],
  codes: {
    client: [0x80090030, 0x80090035, 0x80280800, 0x8028400f, 0x80284008, 0x8028400b, 0x80284010, 0x80284016],
    join: [0x80090030, 0x80090035, 0x80280800, 0x8028400f, 0x80284008, 0x8028400b, 0x80284010, 0x80284016],
  },
  limit: 'likely',
  sources: [learn.tpmErrors, learn.keyErrors, learn.helloErrors],
  remedy: 'wait-for-tpm',
  leadsTo: ['tpm-error', 'key-store-error', 'device-key-unusable', 'device-test-key-error'],
  beyond(facts) {
    const tested = heardInKeyTest(this, facts, (code) => code !== undefined && this.codes!.client!.includes(code));
    if (tested.kind === 'found') return tested;
    const tpm = facts.machine?.tpm;
    return heardOfTpm(this, facts, tpm && tpm.lockedOut !== true && (tpm.present === false || tpm.ready === false || tpm.enabled === false) ? tpm.because : undefined);
  },
});
