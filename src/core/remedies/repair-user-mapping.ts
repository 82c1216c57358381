import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { readUserAccount } from './steps/user-account.js';

/** No published page gives one fix for all of these, and a wrong one can cost mailboxes: the plan only finds out. */
export const repairUserMapping = defineRemedy({
  id: 'repair-user-mapping',
  steps: () => [
    readSignIn('The error text names the two identities that Entra found.'),
    readUserAccount('Note Id, OnPremisesSyncEnabled and OnPremisesUserPrincipalName. Look for a second user with the same name or mail address, also among the deleted users.'),
    check({
      id: 'compare-anchors', title: 'Compare the source anchor on both sides', actor: 'domain admin', context: 'elevated',
      commands: [
        'Get-ADUser -Identity \'<LogonName>\' -Properties objectGUID, \'mS-DS-ConsistencyGuid\', userPrincipalName | Format-List objectGUID, mS-DS-ConsistencyGuid, userPrincipalName',
        '(Get-MgUser -UserId \'<UserName>\' -Property OnPremisesImmutableId).OnPremisesImmutableId',
      ],
      requires: ['PowerShell with the Active Directory module, and for the second command Microsoft.Graph.Users.'],
      verify: 'The Entra value is one of the others in Base64: the mapping is right. It is not: the cloud user belongs to another object. Let the people who run the sync decide which side is right, and keep both users until then.',
    }),
  ],
  avoid: () => [
    { action: 'Do not delete one of the two users to clean up.', why: 'Mailbox, files and licences hang on one of them, and the sync may remove the other too.' },
  ],
  sources: [learn.aadsts],
});
