import { learn } from '../../catalog/learn.js';
import { defineRule } from '../define-rule.js';

export const tpmFipsMode = defineRule({
  id: 'tpm-fips-mode',
  class: 'device-trust', stage: 'device-identity',
  title: 'The TPM is in FIPS mode and refuses the request',
  explains: 'A TPM 1.2 in FIPS mode cannot hold device keys. Windows before version 1809 does not go on without it.',
  provedBy: 'The same code in a second try, or KeySignTest : FAILED.',
  ruledOutBy: 'A PRT that is newer than the attempt. KeySignTest : PASSED in an elevated run leaves it only possible.',
  needsAnyOf: ['attempt', 'preJoin'],
  codes: { client: [0x80280036], join: [0x80280036] },
  limit: 'likely',
  sources: [learn.hybridPlan, learn.hybridJoin, learn.tpmErrors],
  remedy: 'tpm-firmware',
});
