import { keySignTestPost, troubleshootDsregcmd, troubleshootHybridJoin } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const tpmCleared = defineFault({
  id: 'tpm-cleared',
  row: 'F5',
  title: 'The TPM was cleared',
  story: 'A firmware update clears the TPM. The device key and everything that it protected are gone, while Windows and Entra still believe in the registration.',
  truth: {
    class: 'device-trust', stage: 'device-identity', causes: ['device-key-unusable', 'device-key-missing'], vaguer: ['device-recovery-needed', 'device-test-key-error', 'key-store-error'], toldBy: 'key-test',
  },
  basis: 'captured',
  sources: [keySignTestPost, troubleshootDsregcmd, troubleshootHybridJoin],
  repairDestroys: true,
  needs: { join: 'hybrid' },
  breaks(world) {
    world.pc.tpm.clear();
  },
});
