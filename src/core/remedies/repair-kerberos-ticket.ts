import { learn } from '../catalog/learn.js';
import { defineRemedy, type Step } from './define-remedy.js';
import { pages } from './pages.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';

export const repairKerberosTicket = defineRemedy({
  id: 'repair-kerberos-ticket',
  steps: (situation) => [
    check({
      id: 'read-cloud-tickets', title: 'Look at the tickets in the user\'s own session', actor: 'user', context: 'user',
      commands: ['klist cloud_debug', 'klist get krbtgt'],
      verify: 'A ticket is available: the service or its name is the fault, not the ticket. Cloud Kerberos enabled by policy 0: the policy below is missing.',
    }),
    ...(situation.causeId === 'cloud-ticket-missing' ? cloudTicket() : onPremisesTicket()),
    ...newSignIn(situation, 'Sign out, then sign in again with Windows Hello or a security key'),
  ],
  sources: [learn.dsregcmd, pages.kerberosServer, pages.azureFilesKerberos],
});

const parameters = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters';

function cloudTicket(): readonly Step[] {
  return [
    check({
      id: 'read-ticket-policy', title: 'See whether Windows may fetch such a ticket', actor: 'local admin', context: 'elevated',
      commands: [`reg query "${parameters}" /v CloudKerberosTicketRetrievalEnabled`, 'reg query "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters" /v CloudKerberosTicketRetrievalEnabled'],
      verify: 'The first value is set by hand or by a script, the second one by Group Policy; a value that is not there is not set. One of them is 1: allowed, so look at the service (such as Azure Files) and its set-up for Entra Kerberos. None: that is the fault.',
    }),
    repair('low', {
      id: 'allow-cloud-ticket', title: 'Allow Windows to fetch the ticket at the sign-in', actor: 'local admin', context: 'elevated',
      commands: [`reg add "${parameters}" /v CloudKerberosTicketRetrievalEnabled /t REG_DWORD /d 1 /f`],
      requires: ['A service that needs it is in use. For many PCs use Group Policy (Administrative Templates > System > Kerberos) or Intune instead.'],
      verify: 'After a new sign-in klist cloud_debug says that it is enabled by policy, and CloudTgt is YES. If so, stop here.',
      undo: `reg delete "${parameters}" /v CloudKerberosTicketRetrievalEnabled /f, or the old value.`,
    }),
  ];
}

function onPremisesTicket(): readonly Step[] {
  return [
    check({
      id: 'find-ticket-controller', title: 'See whether a domain controller that can exchange the ticket is in reach', actor: 'user', context: 'user',
      commands: ['nltest /dsgetdc:<DomainName> /keylist /kdc'],
      verify: 'A domain controller is named: it is in reach. None: the PC is outside the company network, or no domain controller is new enough (Windows Server 2016 with its updates).',
    }),
    check({
      id: 'read-kerberos-server', title: 'Look at the Entra Kerberos server object', actor: 'domain admin', context: 'elevated',
      commands: ['Get-AzureADKerberosServer -Domain <DomainName> -UserPrincipalName <AdminName> -DomainCredential (Get-Credential)'],
      requires: ['PowerShell with the module AzureADHybridAuthenticationManagement, and the role Hybrid Identity Administrator.'],
      verify: 'It is printed, and KeyVersion equals CloudKeyVersion: right. Nothing: nobody set it up, and without it Entra gives no such ticket. Unequal: the key must be rotated by those who own it.',
    }),
  ];
}
