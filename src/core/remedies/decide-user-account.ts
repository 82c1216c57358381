import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';
import { startSync } from './steps/join-task.js';
import { readUserAccount } from './steps/user-account.js';

export const decideUserAccount = defineRemedy({
  id: 'decide-user-account',
  steps: (situation) => [
    readUserAccount('AccountEnabled False: go on. AccountEnabled True: the account in Active Directory may still be expired or disabled, or the change has not been synced.'),
    check({
      id: 'ask-why-account', title: 'Find out who disabled the account or set its end, and why', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Users > the user > Audit logs'],
      verify: 'It was a mistake, or it is over: go on. The person left, or it was a security measure: stop here, the refusal is right.',
    }),
    repair('low', {
      id: 'enable-synced-account', title: 'Synced user: enable the account in Active Directory, then sync', actor: 'domain admin', context: 'elevated',
      commands: [
        'Get-ADUser -Identity \'<LogonName>\' -Properties Enabled, AccountExpirationDate | Format-List Enabled, AccountExpirationDate',
        'Enable-ADAccount -Identity \'<LogonName>\'',
        'Clear-ADAccountExpiration -Identity \'<LogonName>\'',
      ],
      requires: ['The account may be used again. Run the second command only if it is disabled, the third only if its end date is wrong.', 'PowerShell with the Active Directory module.'],
      verify: 'Enabled is True and no past end date is printed.',
      undo: 'Disable-ADAccount or Set-ADAccountExpiration with the noted date.',
    }),
    startSync(),
    repair('low', {
      id: 'enable-cloud-account', title: 'Cloud user: enable the account in Entra', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Users > the user > Edit properties > Settings > Account enabled'],
      requires: ['OnPremisesSyncEnabled is not True, and the account may be used again.'],
      verify: 'AccountEnabled is True, and a sign-in in a private browser window works.',
      undo: 'Disable the account in the same place.',
    }),
    ...newSignIn(situation),
  ],
  avoid: () => [
    { action: 'Do not enable an account before you know why it was disabled.', why: 'It may be an offboarding or an incident, and the refusal is then what the organisation wants.' },
  ],
  sources: [learn.aadsts, learn.prtConcept],
});
