import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { restoreDevice } from './steps/change-device.js';
import { joinFamily } from './steps/join-family.js';
import { readComputerObject } from './steps/join-task.js';
import { goneOrPending, objectIsGone, readDeviceAudit, readDeviceObject } from './steps/read-device.js';
import { renewPrt } from './steps/refresh-prt.js';
import { reregister } from './steps/reregister.js';

export const reregisterDeletedDevice = defineRemedy({
  id: 'reregister-deleted-device',
  sparedBy: ['read-device-object'],
  steps: (situation) => [
    readDeviceObject(`${goneOrPending(situation)} Found, enabled and filled: it is back, so lock and unlock and stop here if the PRT comes.`),
    readDeviceAudit('deleted'),
    ...(joinFamily(situation.join) === 'hybrid' ? [readComputerObject()] : []),
    ...restoreDevice(situation),
    ...renewPrt(situation),
    ...reregister(situation, objectIsGone(situation)),
  ],
  avoid: () => [
    { action: 'Do not wait for the PC to repair itself.', why: 'Windows does not learn that its object was deleted and goes on presenting it. Somebody has to restore it or register the PC again.' },
  ],
  sources: [learn.deletedDevice, learn.deviceFaq, learn.prt, pages.softDelete, learn.staleDevices],
});
