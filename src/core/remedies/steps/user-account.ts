import type { Step } from '../define-remedy.js';
import { graphModule } from './graph-module.js';
import { check } from './make-step.js';

/** The account in both directories; a synced account is repaired in Active Directory. `tells` reads the answers. */
export function readUserAccount(tells: string): Step {
  return check({
    id: 'read-user-account', title: 'Look at the user in Entra', actor: 'Entra admin', context: 'none',
    commands: [
      'Connect-MgGraph -Scopes User.Read.All',
      'Get-MgUser -UserId \'<UserName>\' -Property DisplayName,UserPrincipalName,AccountEnabled,UserType,OnPremisesSyncEnabled,OnPremisesUserPrincipalName,LastPasswordChangeDateTime | Format-List DisplayName, UserPrincipalName, AccountEnabled, UserType, OnPremisesSyncEnabled, OnPremisesUserPrincipalName, LastPasswordChangeDateTime',
    ],
    requires: [graphModule('Microsoft.Graph.Users')],
    verify: `${tells} Without PowerShell look under Entra admin center > Users > the user.`,
  });
}

/** What Windows holds for the name that it sends. */
export function readWindowsName(): Step {
  return check({
    id: 'read-windows-name', title: 'Read the name that Windows uses for the user', actor: 'user', context: 'user',
    commands: ['whoami /upn', 'dsregcmd /status'],
    verify: 'Compare the first line, and User Identity in the second output, with the name in Entra. They are the same: the name is right. They differ, or there is no @ in it: that is the fault.',
  });
}
