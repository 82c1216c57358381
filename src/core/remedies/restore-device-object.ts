import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { repairDevice } from './steps/change-device.js';
import { joinFamily } from './steps/join-family.js';
import { readComputerObject } from './steps/join-task.js';
import { goneOrPending, readDeviceAudit, readDeviceObject } from './steps/read-device.js';
import { renewPrt } from './steps/refresh-prt.js';

/** Entra told the PC that its object is disabled or deleted; the object shows which. */
export const restoreDeviceObject = defineRemedy({
  id: 'restore-device-object',
  sparedBy: ['read-device-object'],
  steps: (situation) => [
    readDeviceObject(`AccountEnabled False: enable it. ${goneOrPending(situation)} Enabled and filled: somebody repaired it since, so lock and unlock and stop here if the PRT comes.`),
    readDeviceAudit('changed'),
    ...(joinFamily(situation.join) === 'hybrid' ? [readComputerObject()] : []),
    ...repairDevice(situation),
    ...renewPrt(situation),
  ],
  avoid: () => [
    { action: 'Do not leave and rejoin before the object was looked up.', why: 'If it is only disabled, enabling it repairs everything, and leaving would destroy a registration that still works.' },
  ],
  sources: [learn.dsregcmd, learn.prt, learn.deviceFaq, learn.deletedDevice, pages.softDelete],
});
