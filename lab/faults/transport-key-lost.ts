import { transportKeyPost, troubleshootDsregcmd } from '../names/pages.js';
import { brokenBeforeSignIn, defineFault } from './define-fault.js';

export const transportKeyLost = defineFault({
  id: 'transport-key-lost',
  row: 'F5',
  title: 'The PC lost its transport key',
  story: 'The key that opens what Entra encrypts for this PC is gone; the device key still works. Entra accepts the device, but Windows cannot open the answer.',
  truth: {
    class: 'device-trust', stage: 'device-identity', causes: ['transport-key-unusable'], vaguer: ['device-recovery-needed'], toldBy: 'key-test',
  },
  basis: 'captured',
  sources: [transportKeyPost, troubleshootDsregcmd],
  repairDestroys: true,
  schedule: brokenBeforeSignIn,
  breaks(world) {
    world.pc.tpm.loseTransportKey();
  },
});
