import { deviceFaq, officeConnection, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const deviceObjectDisabled = defineFault({
  id: 'device-object-disabled',
  row: 'F2',
  title: 'The device object was disabled',
  story: 'A laptop was reported lost, so an administrator disables its device object at eleven. The laptop was found again, and its user cannot understand why Teams asks for a password.',
  truth: {
    class: 'device-trust', stage: 'issuance', seenInDirectory: true, causes: ['device-object-disabled'], vaguer: ['device-object-disabled-or-deleted'],
  },
  basis: 'documented',
  sources: [troubleshootPrt, officeConnection, deviceFaq],
  needs: { registered: true, deviceObject: 'disabled' },
  breaks(world) {
    world.entra.administrator.disableDevice(deviceOf(world).deviceId);
  },
});
