import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { readUserAccount } from './steps/user-account.js';

export const checkPasswordSync = defineRemedy({
  id: 'check-password-sync',
  steps: (situation) => [
    readUserAccount('OnPremisesSyncEnabled True: the password comes from Active Directory, go on. Not synced: the user needs a password of their own in Entra, or a sign-in without one. A guest: they have none here and need none.'),
    check({
      id: 'diagnose-password-sync', title: 'Let Entra Connect explain the password sync', actor: 'domain admin', context: 'elevated',
      commands: ['Import-Module ADSyncDiagnostics', 'Invoke-ADSyncDiagnostics -PasswordSync'],
      requires: ['PowerShell opened with Run as administrator on the Entra Connect server.'],
      verify: 'It says whether password hash sync is switched on, runs, and covers this user. Switched off on purpose: the users sign in elsewhere, so find out where.',
    }),
    ...newSignIn(situation),
  ],
  sources: [pages.passwordSync, learn.aadsts],
});
