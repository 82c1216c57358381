import { hybridPending, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const deviceObjectPending = defineFault({
  id: 'device-object-pending',
  row: 'F32',
  title: 'The device object is pending again',
  story: 'The computer was moved out of the synchronised part of Active Directory and back. Its object in Entra was deleted and made anew, without what the PC had registered there; the PC knows nothing of it.',
  truth: {
    class: 'device-trust', stage: 'issuance', seenInDirectory: true, causes: ['device-without-credentials'], vaguer: ['device-authentication-refused'], toldBy: 'directory', takenFor: ['device-object-disabled-or-deleted'],
  },
  basis: 'modelled',
  sources: [hybridPending, troubleshootPrt],
  repairDestroys: true,
  needs: { join: 'hybrid', registered: true, deviceObject: 'pending' },
  breaks(world) {
    const device = deviceOf(world);
    device.certificateThumbprint = '';
    delete device.transportKey;
    delete device.registeredUtc;
  },
});
