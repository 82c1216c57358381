import { learn } from '../catalog/learn.js';
import { defineRemedy, type Situation, type Step } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { newSignIn, restartPc } from './steps/refresh-prt.js';

/** The accounts that Windows holds for apps (in its broker, WAM) are missing or stale; narrow steps before wide ones. */
export const repairAppAccount = defineRemedy({
  id: 'repair-app-account',
  steps: (situation) => [
    readSignIn('An entry of the app at that time names its error. None: the app did not get as far as Entra, so the accounts on the PC are the fault.'),
    check({
      id: 'read-windows-accounts', title: 'Look at the accounts that Windows holds for apps', actor: 'user', context: 'user',
      commands: ['start ms-settings:emailandaccounts', 'start ms-settings:workplace', 'dsregcmd /listaccounts'],
      verify: 'The work account stands there once, and a personal one is not the default for work apps. It is missing, doubled or asks for attention: that is the fault. Only Windows 11 knows the last command; its output is personal data.',
    }),
    check({
      id: 'read-broker-package', title: 'See whether the broker of Windows is there for this user', actor: 'user', context: 'user',
      commands: ['Get-AppxPackage Microsoft.AAD.BrokerPlugin | Format-List Name, Version, Status'],
      verify: 'A package with Status Ok: it is there. Nothing: it was removed, often by a clean-up or scan tool, and that is the fault.',
    }),
    check({
      id: 'check-broker-blocked', title: 'See whether protection software blocks the broker', actor: 'local admin', context: 'none',
      verify: 'Microsoft.AAD.BrokerPlugin.exe and backgroundTaskHost.exe are not blocked by antivirus, firewall or proxy client. A block: let its owner add an exception.',
    }),
    ...removeDualState(situation),
    repair('low', {
      id: 'sign-in-in-app', title: 'Sign out of the work account in this one app and sign in again', actor: 'user', context: 'user',
      verify: 'The app no longer asks, also after its restart. If so, stop here.',
      undo: 'Nothing to undo.',
    }),
    repair('low', {
      id: 'fix-windows-account', title: 'Answer the notice about the work account in Windows', actor: 'user', context: 'user',
      commands: ['start ms-settings:emailandaccounts'],
      requires: ['The work account shows a notice. On a joined PC do not add it a second time: that would register the PC beside its join.'],
      verify: 'The account shows no notice, and WamDefaultSet is YES in dsregcmd /status. If so, stop here.',
      undo: 'Nothing to undo.',
    }),
    ...newSignIn(situation),
    repair('disruptive', {
      id: 'register-broker', title: 'Register the broker again for this user', actor: 'user', context: 'user',
      commands: ['Add-AppxPackage -Register "$env:windir\\SystemApps\\Microsoft.AAD.BrokerPlugin_cw5n1h2txyewy\\Appxmanifest.xml" -DisableDevelopmentMode -ForceApplicationShutdown'],
      requires: ['The package is missing, or the steps above did not help. Work in open apps is saved: some close.', 'PowerShell in the affected user\'s own session.'],
      verify: 'The package is listed with Status Ok, and the app no longer asks. If so, stop here.',
      undo: 'Nothing to undo: the package is a part of Windows.',
    }),
    restartPc('The app no longer asks: stop here.'),
  ],
  sources: [learn.officeSignIn, learn.broker, learn.prtConcept, learn.hybridPlan],
});

/** A registration beside the join gives apps two accounts to choose from. */
function removeDualState({ dualState }: Situation): readonly Step[] {
  if (!dualState) return [];
  return [repair('disruptive', {
    id: 'disconnect-second-registration', title: 'Remove the work account that is registered beside the join', actor: 'user', context: 'user',
    commands: ['Settings > Accounts > Access work or school > the work account that is not the PC\'s own connection > Disconnect'],
    requires: ['Leave the entry that says Connected to the organisation\'s domain or to Entra alone: it is the join itself.', 'You know whether the device management (Intune) came with that account: disconnecting can end it.'],
    verify: 'Windows 10 1803 and later remove such an account by themselves at a sign-in. WorkplaceJoined is NO, AzureAdJoined still YES, and the app no longer asks. If so, stop here.',
    undo: 'Connect the account again in the same place.',
  })];
}
