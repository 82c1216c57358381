import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { fetchMetadata, readProviderLog } from './steps/federation.js';
import { check } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';

export const repairEnterprisePrt = defineRemedy({
  id: 'repair-enterprise-prt',
  steps: (situation) => [
    check({
      id: 'decide-enterprise-prt', title: 'Find out whether anything needs this token', actor: 'help desk', context: 'none',
      verify: 'No on-premises service signs in through AD FS with it: nothing is wrong, stop here. Cloud services never need it.',
    }),
    readProviderLog(),
    fetchMetadata(situation),
    check({
      id: 'read-device-writeback', title: 'See whether AD FS knows the device', actor: 'domain admin', context: 'elevated',
      commands: ['Get-AdfsDeviceRegistration', 'Get-AdfsGlobalAuthenticationPolicy | Format-List DeviceAuthenticationEnabled, DeviceAuthenticationMethod'],
      requires: ['PowerShell on an AD FS server of Windows Server 2016 or later.'],
      verify: 'Device authentication is on, and devices reach Active Directory (device writeback of Entra Connect). Otherwise AD FS issues no such token.',
    }),
    ...renewPrt(situation),
  ],
  sources: [learn.prtConcept, learn.dsregcmd],
});
