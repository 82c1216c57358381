import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { readSignIn } from './steps/read-sign-in.js';

export const changePassword = defineRemedy({
  id: 'change-password',
  steps: (situation) => [
    readSignIn('The error names the reason: an expired or temporary password, or a change demanded by an administrator or for a risk. For a risk tell the security team first.'),
    check({
      id: 'decide-where-to-change', title: 'Decide where this password is changed', actor: 'help desk', context: 'none',
      verify: 'A user of Active Directory without password writeback: on a PC with a domain controller in reach. Everybody else: in the browser.',
    }),
    repair('low', {
      id: 'change-password', title: 'Let the user change the password', actor: 'user', context: 'user',
      commands: ['https://mysignins.microsoft.com/security-info/password/change', 'Ctrl+Alt+Del > Change a password'],
      requires: ['The first way is for a browser. The second one needs a domain controller in reach, so the company network or VPN.', 'The lock screen of an Entra joined PC offers no change: use the browser.'],
      verify: 'The new password works in a private browser window.',
      undo: 'The old password does not come back; the user can change it again.',
    }),
    ...newSignIn(situation, 'Sign out, then sign in to Windows with the new password'),
  ],
  sources: [learn.aadsts, learn.deviceFaq],
});
