import { troubleshootDsregcmd, troubleshootHybridJoin } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const imageOfJoinedPc = defineFault({
  id: 'image-of-joined-pc',
  row: 'F4',
  title: 'Windows was copied from a PC that had joined',
  story: 'The disk of a broken laptop was copied onto a new one overnight. Windows remembers its registration; the keys of it stayed in the TPM of the old laptop.',
  truth: {
    class: 'device-trust', stage: 'device-identity', causes: ['device-key-missing', 'device-key-unusable'], vaguer: ['device-recovery-needed', 'device-test-key-error', 'key-store-error'], toldBy: 'key-test',
  },
  basis: 'modelled',
  sources: [troubleshootHybridJoin, troubleshootDsregcmd],
  repairDestroys: true,
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.pc.tpm.becomeClone();
  },
});
