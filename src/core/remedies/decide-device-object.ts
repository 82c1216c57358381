import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { repairDevice } from './steps/change-device.js';
import { goneOrPending, readDeviceAudit, readDeviceObject } from './steps/read-device.js';
import { readSignIn } from './steps/read-sign-in.js';
import { renewPrtDirectly } from './steps/refresh-prt.js';

/** Entra refused the device and did not say why: try again, then let the device object decide. */
export const decideDeviceObject = defineRemedy({
  id: 'decide-device-object',
  sparedBy: ['read-device-object'],
  steps: (situation) => [
    ...renewPrtDirectly(situation),
    readSignIn('A later entry of the same user and device succeeded: the refusal is over, stop here. Otherwise the entry\'s error and device id show what Entra looked at.'),
    readDeviceObject(`Enabled and with this device id: do not enable, restore or join anything. Wait, since a new object can take a while to be known everywhere, then lock and unlock again. AccountEnabled False: enable it. ${goneOrPending(situation)}`),
    readDeviceAudit('changed'),
    ...repairDevice(situation),
  ],
  avoid: () => [
    { action: 'Do not leave and rejoin because of this code.', why: 'It has several causes: a disabled object is one click away from working, and a fresh object only needs time. Leaving destroys both.' },
  ],
  sources: [learn.prt, learn.deviceFaq, learn.deletedDevice, pages.softDelete],
});
