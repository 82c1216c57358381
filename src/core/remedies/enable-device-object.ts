import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { enableDevice } from './steps/change-device.js';
import { joinFamily } from './steps/join-family.js';
import { readDeviceAudit, readDeviceObject } from './steps/read-device.js';
import { renewPrt } from './steps/refresh-prt.js';

export const enableDeviceObject = defineRemedy({
  id: 'enable-device-object',
  steps: (situation) => [
    readDeviceObject('AccountEnabled False: go on. AccountEnabled True: somebody enabled it since, so lock and unlock and stop here if the PRT comes. Not found: it is deleted, so examine a new capture.'),
    readDeviceAudit('disabled'),
    ...enableDevice(situation),
    ...renewPrt(situation),
  ],
  avoid: ({ join }) => [
    { action: 'Do not leave and rejoin.', why: 'The object exists and is only disabled. Enabling it brings everything back; leaving destroys the registration and the Windows Hello keys.' },
    ...(joinFamily(join) === 'hybrid' ? [{ action: 'Do not enable the object in Entra only.', why: 'For a hybrid joined PC Active Directory decides: the next sync brings back what it says there.' }] : []),
    { action: 'Do not enable the device before you know why it was disabled.', why: 'Disabling is what a security team does with a lost or attacked PC.' },
  ],
  sources: [learn.deviceFaq, learn.prt, learn.staleDevices, pages.manageDevices],
});
