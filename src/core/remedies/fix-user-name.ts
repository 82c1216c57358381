import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { joinFamily } from './steps/join-family.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { startSync } from './steps/join-task.js';
import { readUserAccount, readWindowsName } from './steps/user-account.js';

export const fixUserName = defineRemedy({
  id: 'fix-user-name',
  steps: (situation) => [
    readWindowsName(),
    readUserAccount('Not found: the user is not synced, was deleted, or carries another name. Found: compare UserPrincipalName with the name that Windows sends. They are the same: the change may be newer than the failed attempt, so try a new sign-in.'),
    check({
      id: 'look-for-deleted-user', title: 'Not found: look among the deleted users', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Users > Deleted users'],
      verify: 'The user is there and should not be: restore them, or bring them back into the sync scope. Not there: the user never was in Entra.',
    }),
    ...(['hybrid', 'joined', 'unknown'].includes(joinFamily(situation.join))
      ? [repair('low', {
        id: 'unlock-with-domain-controller', title: 'Hybrid joined PC: unlock it once with a domain controller in reach', actor: 'user', context: 'user',
        commands: ['rundll32.exe user32.dll,LockWorkStation'],
        requires: ['The PC is in the company network or on VPN.'],
        verify: 'Only a domain controller tells Windows the full name; without it Windows may send a short one. If the PRT comes now, stop here.',
        undo: 'Nothing to undo.',
      })]
      : []),
    repair('disruptive', {
      id: 'correct-user-name', title: 'Synced user: correct the name in Active Directory', actor: 'domain admin', context: 'elevated',
      commands: ['Set-ADUser -Identity \'<LogonName>\' -UserPrincipalName \'<NewUserName>\''],
      requires: ['The checks show which name is wrong. Note the old name; the user knows that the sign-in name changes.', 'With an alternate login ID (users sign in with a mail address instead) the name in Active Directory is right: then Windows must be one that supports it, so update Windows instead.', 'PowerShell with the Active Directory module.'],
      verify: 'whoami /upn prints the new name after a new sign-in, and Entra shows the same one.',
      undo: 'Set the noted name again, then sync.',
    }),
    startSync(),
    ...newSignIn(situation, 'Sign in to Windows with the full name, such as anna@contoso.com'),
  ],
  sources: [learn.prt, learn.hybridPlan, learn.aadsts],
});
