import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check } from './steps/make-step.js';
import { readDeviceObject } from './steps/read-device.js';
import { newSignIn, renewPrt } from './steps/refresh-prt.js';
import { reregister } from './steps/reregister.js';

/** The registration itself is broken: certificate, key or id no longer fit what Entra holds. */
export const reregisterDevice = defineRemedy({
  id: 'reregister-device',
  sparedBy: ['read-elevated-status'],
  steps: (situation) => [
    check({
      id: 'read-elevated-status', title: 'Run the command elevated, so that it also tests the device key', actor: 'local admin', context: 'elevated',
      commands: ['dsregcmd /status'],
      verify: 'DeviceAuthStatus SUCCESS and KeySignTest PASSED: the registration works now, so lock and unlock and stop here if the PRT comes. Otherwise note DeviceId, Thumbprint and DeviceCertificateValidity and go on.',
    }),
    check({
      id: 'read-device-certificate', title: 'Look at the device certificate on the PC', actor: 'local admin', context: 'elevated',
      commands: ['Get-ChildItem Cert:\\LocalMachine\\My | Where-Object Issuer -like "*MS-Organization-Access*" | Format-List Subject, Thumbprint, NotBefore, NotAfter, HasPrivateKey'],
      requires: ['PowerShell opened with Run as administrator. For a PC that is only registered: Cert:\\CurrentUser\\My in the user\'s own PowerShell.'],
      verify: 'One certificate, in date, with a private key, and its subject is the printed DeviceId: it is whole. None, expired, or several: that is the fault.',
    }),
    readDeviceObject('The object has this device id and is enabled: the PC\'s side is broken, go on. Disabled or not found: that is the fault; enable or restore it first.'),
    ...renewPrt(situation),
    ...newSignIn(situation),
    ...reregister(situation, 'The fault is still there after a new sign-in, and the checks above confirm it.'),
  ],
  sources: [learn.dsregcmd, learn.deviceFaq, learn.deletedDevice, learn.prtConcept],
});
