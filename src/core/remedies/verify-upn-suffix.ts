import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { graphModule } from './steps/graph-module.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { startSync } from './steps/join-task.js';
import { readWindowsName } from './steps/user-account.js';

export const verifyUpnSuffix = defineRemedy({
  id: 'verify-upn-suffix',
  steps: (situation) => [
    readWindowsName(),
    check({
      id: 'read-domains', title: 'See whether the part behind the @ is a verified domain of the tenant', actor: 'Entra admin', context: 'none',
      commands: ['Connect-MgGraph -Scopes Domain.Read.All', 'Get-MgDomain | Format-Table Id, IsVerified, AuthenticationType'],
      requires: [graphModule('Microsoft.Graph.Identity.DirectoryManagement')],
      verify: 'It is listed and verified: the suffix is right, so look at the user and the tenant. It is not, or it is an internal one such as .local: that is the fault.',
    }),
    repair('low', {
      id: 'verify-domain', title: 'Add and verify the domain in Entra', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Settings > Domain names > Add custom domain'],
      requires: ['The organisation owns the domain on the internet. An internal domain such as .local cannot be verified: change the user names instead.'],
      verify: 'Get-MgDomain shows IsVerified True, and a new sign-in finds the realm.',
      undo: 'Remove the domain in the same place while no user carries it.',
    }),
    repair('disruptive', {
      id: 'change-upn-suffix', title: 'Give the user a name with a verified suffix, then sync', actor: 'domain admin', context: 'elevated',
      commands: ['Set-ADUser -Identity \'<LogonName>\' -UserPrincipalName \'<NewUserName>\''],
      requires: ['The new suffix is verified in Entra, and the user knows that the sign-in name changes. Note the old name.', 'Windows 10 version 2004 or later: older versions keep failing after a change of the name.', 'PowerShell with the Active Directory module.'],
      verify: 'whoami /upn prints the new name after a new sign-in, and Entra shows the same one.',
      undo: 'Set the noted name again, then sync.',
    }),
    startSync(),
    ...newSignIn(situation),
  ],
  sources: [learn.prt, learn.hybridPlan, learn.hybridJoin],
});
