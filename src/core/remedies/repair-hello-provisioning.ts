import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';

export const repairHelloProvisioning = defineRemedy({
  id: 'repair-hello-provisioning',
  steps: () => [
    check({
      id: 'read-hello-conditions', title: 'Read each condition in the section Ngc Prerequisite Check', actor: 'user', context: 'user',
      commands: ['dsregcmd /status'],
      requires: ['The user sits at the PC itself: in a remote session Windows Hello is not set up, and SessionIsNotRemote is NO.'],
      verify: 'PreReqResult WillProvision: it is set up at the next sign-in. Otherwise the line that says NO is what is missing.',
    }),
    check({
      id: 'read-hello-policy', title: 'See whether a policy switches Windows Hello for Business on', actor: 'local admin', context: 'elevated',
      commands: ['reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\PassportForWork"', 'reg query "HKLM\\SOFTWARE\\Microsoft\\Policies\\PassportForWork" /s'],
      verify: 'The first key comes from Group Policy, the second one from device management; a key that is not there is not set. Enabled 1 where your organisation sets it. Enabled 0: it is switched off on purpose, so ask the owner of the policy.',
    }),
    check({
      id: 'read-hello-log', title: 'Read what Windows Hello logged', actor: 'local admin', context: 'elevated',
      commands: ['Get-WinEvent -LogName Microsoft-Windows-HelloForBusiness/Operational -MaxEvents 30 | Format-List TimeCreated, Id, Message'],
      verify: 'The newest entries name the condition that failed. For a certificate trust it can be the certificate from your own authority.',
    }),
    repair('disruptive', {
      id: 'sign-in-at-console', title: 'Sign out, then sign in at the PC itself once the condition is met', actor: 'user', context: 'user',
      commands: ['shutdown /l'],
      requires: ['The missing condition is repaired. The user\'s work is saved.'],
      verify: 'Windows offers to set up Windows Hello, and NgcSet is YES afterwards. If so, stop here.',
      undo: 'Nothing to undo.',
    }),
  ],
  avoid: () => [
    { action: 'Do not delete the user\'s Windows Hello keys.', why: 'They are not set up or not at fault. What is missing is a condition.' },
  ],
  sources: [learn.dsregcmd, learn.helloErrors],
});
