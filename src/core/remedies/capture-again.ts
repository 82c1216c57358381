import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, collect } from './steps/make-step.js';

export const captureAgain = defineRemedy({
  id: 'capture-again',
  steps: () => [
    collect({
      id: 'capture-as-user', title: 'Let the affected user run the command on their own desktop', actor: 'user', context: 'user',
      commands: ['dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-user.txt"'],
      requires: [
        'The user is signed in with the work account that has the trouble, at the PC itself or in the remote session where the trouble is.',
        'The command prompt (cmd) is opened from the Start menu, not with Run as administrator and not by another account.',
      ],
      verify: 'The line Executing Account Name shows the affected user. Examine this file instead of the old one.',
    }),
    check({
      id: 'read-device-part', title: 'Use the old capture for the device only', actor: 'help desk', context: 'none',
      verify: 'Device State and Device Details hold whoever ran the command. User State and SSO State do not: wait for the new capture before you judge the PRT.',
    }),
  ],
  sources: [learn.dsregcmd],
});
