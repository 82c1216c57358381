import { deviceFaq, officeConnection, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';
import { deviceOf } from './device-of.js';

export const deviceObjectDeleted = defineFault({
  id: 'device-object-deleted',
  row: 'F1',
  title: 'The device object was deleted',
  story: "An administrator cleans up old devices in Entra and deletes one that is still in use. Windows goes on as if nothing had happened until it renews the user's PRT.",
  truth: {
    class: 'device-trust', stage: 'issuance', seenInDirectory: true, causes: ['device-object-deleted'], vaguer: ['device-object-disabled-or-deleted', 'device-authentication-refused'], toldBy: 'directory',
  },
  basis: 'documented',
  sources: [troubleshootPrt, officeConnection, deviceFaq],
  repairDestroys: true,
  needs: { join: 'hybrid', registered: true, deviceObject: 'deleted' },
  breaks(world) {
    world.entra.administrator.deleteDevice(deviceOf(world).deviceId);
  },
});
