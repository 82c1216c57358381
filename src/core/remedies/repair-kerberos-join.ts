import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readJoinTask, startJoinTask } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { readRegistrationLog } from './steps/registration-log.js';

/** The join with an Entra Kerberos ticket, a preview feature. Where nobody set it up, the older ways still join the PC. */
export const repairKerberosJoin = defineRemedy({
  id: 'repair-kerberos-join',
  steps: () => [
    check({
      id: 'decide-kerberos-join', title: 'Find out whether your organisation set up the join by Entra Kerberos (preview)', actor: 'domain admin', context: 'none',
      verify: 'Nobody set it up: this test may fail, and the PC joins in the older way, through the sync or the federation. Look at that way instead. It is set up: go on.',
    }),
    readRegistrationLog('Events 274 to 278 and 420 tell which part of the ticket is missing.'),
    check({
      id: 'read-builds', title: 'Compare the builds with what the feature needs', actor: 'domain admin', context: 'elevated',
      commands: ['winver', 'nltest /dsgetdc:<DomainName>', 'Get-ADDomainController -Filter * | Format-Table HostName, OperatingSystem, OperatingSystemVersion'],
      requires: ['winver runs on the PC, the last command in PowerShell with the Active Directory module.'],
      verify: 'The PC runs Windows 11 build 26100.6584 or later, and a domain controller in its domain runs Windows Server 2025 build 26100.6905 or later and is in reach. What is missing is the fault.',
    }),
    check({
      id: 'test-kerberos-proxy', title: 'If you use a KDC proxy (Kerberos over the web), test that it is reachable', actor: 'local admin', context: 'elevated',
      commands: ['Test-NetConnection login.microsoftonline.com -Port 443', 'klist cloud_debug'],
      verify: 'The connection works and a policy names the proxy for KERBEROS.MICROSOFTONLINE.COM. Otherwise repair that first.',
    }),
    readJoinTask(),
    repair('disruptive', {
      id: 'enable-on-controllers', title: 'Switch the feature on at every domain controller with Windows Server 2025, one after the other', actor: 'domain admin', context: 'domain controller',
      commands: ['EnableKerbHaadj.exe', 'shutdown /r /t 0'],
      requires: ['The failure is 0x801c0095 (the ticket lacks the on-premises id). Another domain controller answers while this one restarts.'],
      verify: 'After the restart the join task reports event 306. If so, stop here.',
      undo: 'The page of this preview names no way back. PCs go on joining in the older ways.',
    }),
    startJoinTask(),
  ],
  sources: [learn.kerberosJoin],
});
