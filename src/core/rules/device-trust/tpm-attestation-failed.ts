import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const tpmAttestationFailed = defineRule({
  id: 'tpm-attestation-failed',
  class: 'device-trust', stage: 'device-identity',
  title: 'Entra did not accept the proof of the TPM',
  explains: 'At registration the PC proves that its keys are held in a real TPM. That proof was refused or its certificate is not valid.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { client: [0x801c0010, 0x801c0011, 0x801c03ee, 0x801c03ef], join: [0x801c0010, 0x801c0011, 0x801c03ee, 0x801c03ef] },
  limit: 'likely',
  sources: [learn.helloErrors],
  remedy: 'tpm-firmware',
});
