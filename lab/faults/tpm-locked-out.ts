import { troubleshootHybridJoin, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const tpmLockedOut = defineFault({
  id: 'tpm-locked-out',
  row: 'F6',
  title: 'The TPM is locked out',
  story: 'Somebody tried too many wrong PINs, and the TPM refuses all work for a while. The keys are still in it.',
  // The code and the event's message are published, each by itself; that Windows writes this code into that event is modelled.
  truth: {
    class: 'device-trust', stage: 'device-identity', causes: ['tpm-locked-out', 'tpm-error'], vaguer: ['device-key-unusable', 'device-test-key-error', 'key-store-error'], toldBy: 'logs', mostConfidence: 'likely',
  },
  basis: 'modelled',
  sources: [troubleshootHybridJoin, troubleshootPrt],
  breaks(world) {
    world.pc.tpm.lockOut();
  },
});
