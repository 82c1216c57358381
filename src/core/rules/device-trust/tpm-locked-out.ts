import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';
import { heardInKeyTest, heardOfTpm } from '../device-key-evidence.js';

export const tpmLockedOut = defineRule({
  id: 'tpm-locked-out',
  class: 'device-trust', stage: 'device-identity',
  title: 'The TPM is locked out',
  explains: 'The TPM saw too many wrong attempts and refuses work for a while. The keys are still there.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin', 'machine'],
  codes: { client: [0x80280803, 0x80280921, 0x8029041b, 0x80090031], join: [0x80280803, 0x80280921, 0x8029041b, 0x80090031] },
  limit: 'likely',
  sources: [learn.hybridJoin, learn.tpmErrors, learn.helloErrors],
  remedy: 'wait-for-tpm',
  leadsTo: ['tpm-error', 'key-store-error', 'device-key-unusable', 'device-test-key-error', 'transport-key-unusable'],
  beyond(facts) {
    const tested = heardInKeyTest(this, facts, (code) => code !== undefined && this.codes!.client!.includes(code));
    if (tested.kind === 'found') return tested;
    const tpm = facts.machine?.tpm;
    return heardOfTpm(this, facts, tpm?.lockedOut === true ? tpm.because : undefined);
  },
});
