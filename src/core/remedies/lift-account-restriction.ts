import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';

/** No published page gives a fix for each restriction, so the plan finds it and leaves the decision to its owner. */
export const liftAccountRestriction = defineRemedy({
  id: 'lift-account-restriction',
  steps: (situation) => [
    check({
      id: 'read-account-restrictions', title: 'Read the restrictions of the account', actor: 'domain admin', context: 'elevated',
      commands: ['Get-ADUser -Identity \'<LogonName>\' -Properties LogonWorkstations, logonHours, AccountExpirationDate | Format-List LogonWorkstations, logonHours, AccountExpirationDate'],
      requires: ['PowerShell with the Active Directory module.'],
      verify: 'Allowed workstations or hours are set: that is the restriction. With pass-through authentication the servers of its agents must be among the allowed workstations too.',
    }),
    check({
      id: 'decide-restriction', title: 'Ask the owner of the restriction whether it is meant for this user', actor: 'domain admin', context: 'none',
      verify: 'It is meant: the refusal is right, stop here. It is not: the owner changes it in Active Directory, and the next sign-in works without a sync.',
    }),
    ...newSignIn(situation),
  ],
  sources: [learn.aadsts, pages.passThrough],
});
