import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { readSignIn } from './steps/read-sign-in.js';

export const unlockAccount = defineRemedy({
  id: 'unlock-account',
  steps: (situation) => [
    readSignIn('The entries tell whether the account is locked or the address is blocked, and from where the wrong passwords come. Unknown places: tell the security team first.'),
    check({
      id: 'find-old-password', title: 'Look for a device or app that still uses an old password', actor: 'user', context: 'none',
      verify: 'Phone, mail app, mapped drive, saved password: each of them can lock the account again. Put it right first.',
    }),
    check({
      id: 'wait-for-lockout', title: 'Wait until the lockout ends', actor: 'user', context: 'none',
      verify: 'The first lockout of Entra lasts one minute by default, later ones longer. If the user can sign in in a private browser window, stop waiting.',
    }),
    repair('low', {
      id: 'unlock-in-active-directory', title: 'Account of Active Directory: unlock it', actor: 'domain admin', context: 'elevated',
      commands: ['Get-ADUser -Identity \'<LogonName>\' -Properties LockedOut, LastBadPasswordAttempt | Format-List LockedOut, LastBadPasswordAttempt', 'Unlock-ADAccount -Identity \'<LogonName>\''],
      requires: ['LockedOut is True, and the source of the wrong passwords is known.', 'PowerShell with the Active Directory module.'],
      verify: 'LockedOut is False and stays False.',
      undo: 'Nothing to undo: the account locks itself again when wrong passwords go on.',
    }),
    repair('low', {
      id: 'reset-password-by-user', title: 'Locked in Entra: let the user reset the password', actor: 'user', context: 'user',
      commands: ['https://passwordreset.microsoftonline.com'],
      requires: ['Self-service password reset is set up for the user. Choose I forgot my password: that ends the lockout.'],
      verify: 'The user signs in in a private browser window.',
      undo: 'The old password does not come back; the user can change it again.',
    }),
    ...newSignIn(situation),
  ],
  avoid: () => [
    { action: 'Do not go on trying passwords.', why: 'Every failed try makes the lockout longer.' },
  ],
  sources: [learn.aadsts, pages.smartLockout],
});
