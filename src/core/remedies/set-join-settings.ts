import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { startJoinTask } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';

export const setJoinSettings = defineRemedy({
  id: 'set-join-settings',
  steps: () => [
    check({
      id: 'decide-hybrid-join', title: 'Find out whether your organisation uses hybrid join', actor: 'domain admin', context: 'none',
      verify: 'Nobody set it up: nothing is wrong with this PC, stop here. It is in use: go on.',
    }),
    check({
      id: 'read-connection-point', title: 'Read the service connection point (SCP), the join settings in Active Directory', actor: 'domain admin', context: 'elevated',
      commands: ['(Get-ADObject -Identity "CN=62a0ff2e-97b9-4513-943f-0d221bd30080,CN=Device Registration Configuration,CN=Services,$((Get-ADRootDSE).configurationNamingContext)" -Properties keywords).keywords'],
      requires: ['PowerShell with the Active Directory module. Save the output: it is the way back.'],
      verify: 'azureADName and azureADId name your tenant and a verified domain: right, so look at the PC\'s own settings. Nothing or another tenant: that is the fault.',
    }),
    check({
      id: 'read-client-settings', title: 'Read the join settings that the PC itself may hold', actor: 'local admin', context: 'elevated',
      commands: ['reg query "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD"'],
      verify: 'TenantId and TenantName are those of your tenant, or nothing is set, which is fine: these values win over Active Directory. A wrong value is the fault.',
    }),
    repair('low', {
      id: 'correct-client-settings', title: 'Correct the policy that sets the PC\'s own join settings', actor: 'domain admin', context: 'domain controller',
      commands: ['Group Policy > Computer Configuration > Preferences > Windows Settings > Registry > HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD > TenantId, TenantName'],
      requires: ['The PC holds a wrong value. Note the old ones.'],
      verify: 'After gpupdate /force on the PC the values are right.',
      undo: 'Set the noted values again.',
    }),
    repair('disruptive', {
      id: 'correct-connection-point', title: 'Set the service connection point with Entra Connect', actor: 'domain admin', context: 'elevated',
      commands: ['Entra Connect > Configure > Configure device options > Configure Microsoft Entra hybrid join > SCP configuration'],
      requires: ['The service connection point is missing or names a wrong tenant. The output above is saved. An Enterprise Administrator.', 'You know that every PC of the forest reads it: PCs that never joined may begin to.'],
      verify: 'The first check prints the right tenant, and the join task gets past the discovery. If so, stop here.',
      undo: 'Set the saved keywords again with ADSI Edit.',
    }),
    startJoinTask(),
  ],
  sources: [learn.hybridJoin, learn.hybridSetup, pages.targetedJoin],
});
