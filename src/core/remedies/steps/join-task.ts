import type { Situation, Step } from '../define-remedy.js';
import { mayJoin } from '../guard.js';
import { concernsJoin, joinFamily } from './join-family.js';
import { check, repair } from './make-step.js';

const task = '"\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join"';

/** The scheduled task that joins and re-joins hybrid PCs, at each sign-in and every hour. */
export function readJoinTask(): Step {
  return check({
    id: 'read-join-task', title: 'Look at the task that joins the PC', actor: 'local admin', context: 'elevated',
    commands: [`schtasks /query /tn ${task} /v /fo list`],
    verify: 'The task exists and is ready: go on. Disabled: the next repair enables it. Missing: this Windows edition or image lacks it, so compare with a PC that works.',
  });
}

export function startJoinTask(): Step {
  return repair('low', {
    id: 'run-join-task', title: 'Run the task that joins the PC', actor: 'local admin', context: 'elevated',
    commands: [`schtasks /run /tn ${task}`, 'wevtutil qe "Microsoft-Windows-User Device Registration/Admin" /c:5 /rd:true /f:text'],
    requires: ['A domain controller and Entra are in reach of the PC.'],
    verify: 'Event 306 says that the registration worked, and dsregcmd /status shows AzureAdJoined : YES: stop here. Events 304, 305 or 307 name the phase and the code of the new failure.',
    undo: 'Nothing to undo: Windows runs the task at every sign-in and every hour.',
  });
}

/** The part of a hybrid join that Active Directory and the sync hold. */
export function readComputerObject(): Step {
  return check({
    id: 'read-computer-object', title: 'Check the computer object and whether it is synced', actor: 'domain admin', context: 'elevated',
    commands: ['Get-ADComputer -Identity \'<ComputerName>\' -Properties userCertificate, Enabled | Format-List DistinguishedName, Enabled, userCertificate'],
    requires: ['PowerShell with the Active Directory module.'],
    verify: 'It is enabled, userCertificate is filled, and its place (the OU in DistinguishedName) is in the sync scope of Entra Connect: go on. userCertificate is empty: the PC has not begun its join, so run its join task first. Outside the scope: that is the fault.',
  });
}

export function startSync(): Step {
  return repair('low', {
    id: 'start-sync', title: 'Start the sync to Entra', actor: 'domain admin', context: 'elevated',
    commands: ['Start-ADSyncSyncCycle -PolicyType Delta'],
    requires: ['PowerShell on the Entra Connect server. With Entra Cloud Sync there is no such command: wait for its next run.'],
    verify: 'Synchronization Service shows a run without errors, and Entra shows the object. Without this step the next run comes by itself, usually within half an hour.',
    undo: 'Nothing to undo: the same run happens on schedule.',
  });
}

/** One more try to join a PC whose join failed, once what stopped it is repaired. */
export function tryJoinAgain(situation: Situation): readonly Step[] {
  switch (joinFamily(situation.join)) {
    case 'none': return [situation.join === 'workgroup' ? joinBySettings() : startJoinTask()];
    case 'registered': return situation.join === 'domain-and-registered' ? [startJoinTask()] : [];
    case 'unknown': return concernsJoin(situation) ? [startJoinTask()] : [];
    default: return [];
  }
}

/** Joins a PC that is in no domain; the way back is a step of its own kind, so it says so. */
export function joinBySettings(): Step {
  return repair('disruptive', {
    id: 'join-by-settings', title: 'Join the PC to Entra in the settings', actor: 'local admin', context: 'user',
    commands: ['Settings > Accounts > Access work or school > Connect > Join this device to Microsoft Entra ID'],
    requires: ['The PC belongs to the organisation. A personal PC needs a work account only, not a join.', 'A local administrator account that is not the built-in Administrator is signed in. Its password stays known after the join.', mayJoin],
    verify: 'After a restart the user signs in with the work account, and dsregcmd /status shows AzureAdJoined : YES.',
    undo: 'The same place offers Disconnect. It needs a local administrator, since work accounts can no longer sign in afterwards.',
  });
}
