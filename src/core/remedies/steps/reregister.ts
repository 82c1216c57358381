import type { Situation, Step } from '../define-remedy.js';
import { controllerInReach, localPasswordReadable, mayJoin, objectExported } from '../guard.js';
import { joinFamily } from './join-family.js';
import { check, repair } from './make-step.js';

/**
 * Registers the device anew, in the way its join kind needs; the last resort of the device repairs. `when` is what the
 * checks before must have shown.
 */
export function reregister(situation: Situation, ...when: readonly string[]): readonly Step[] {
  switch (joinFamily(situation.join)) {
    case 'hybrid': return [leaveHybridJoin(when)];
    case 'entra': return [recoverEntraJoin(when), leaveAndJoinEntra(when)];
    case 'registered': return [reconnectWorkAccount(when)];
    case 'joined': {
      const hybrid = 'The saved evidence shows DomainJoined : YES (hybrid joined).';
      const entra = 'The saved evidence shows DomainJoined : NO (Entra joined only).';
      return [tellJoinKind(), leaveHybridJoin([...when, hybrid]), recoverEntraJoin([...when, entra]), leaveAndJoinEntra([...when, entra])];
    }
    case 'unknown': return [tellJoinKind()];
    case 'none': return [];
  }
}

function tellJoinKind(): Step {
  return check({
    id: 'tell-join-kind', title: 'Find out how this PC is joined', actor: 'help desk', context: 'user',
    commands: ['dsregcmd /status'],
    verify: 'AzureAdJoined and DomainJoined YES: hybrid joined. Only AzureAdJoined YES: Entra joined. Only WorkplaceJoined YES: registered. The repair differs; if this plan names none, examine the whole output again.',
  });
}

function leaveHybridJoin(requires: readonly string[]): Step {
  return repair('destructive', {
    id: 'leave-hybrid-join', title: 'Hybrid joined PC: remove the registration and let Windows register again', actor: 'local admin', context: 'elevated',
    commands: [
      'dsregcmd /debug /leave',
      'shutdown /r /t 0',
      'schtasks /run /tn "\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join"',
    ],
    requires: [
      ...requires, controllerInReach, objectExported, localPasswordReadable,
      'The computer object is in the sync scope of Entra Connect.',
      'All work is saved. After the restart the user signs in with the domain account; then run the last command.',
    ],
    verify: 'After the restart Windows writes a new certificate to its computer object. Once Entra Connect has synced it (Start-ADSyncSyncCycle -PolicyType Delta on its server is quicker), the task joins: AzureAdJoined is YES, and Entra holds an enabled object with the printed DeviceId. The task tries again every hour, so do not repeat the first command.',
    undo: 'Cannot be undone. The old registration and its Windows Hello keys are gone; only a new registration follows.',
  });
}

function recoverEntraJoin(requires: readonly string[]): Step {
  return repair('destructive', {
    id: 'recover-entra-join', title: 'Entra joined PC: renew the registration in place', actor: 'local admin', context: 'elevated',
    commands: ['dsregcmd /forcerecovery'],
    requires: [
      ...requires, mayJoin, objectExported, localPasswordReadable,
      'The affected user is signed in at the PC and ready to choose Sign in in the window that opens.',
    ],
    verify: 'The user completes the sign-in in the window, then signs out of Windows and in again. After that DeviceAuthStatus is SUCCESS and Entra holds an enabled object with the printed DeviceId. If so, stop here: the PC need not leave. dsregcmd /? does not list this switch; Microsoft\'s device FAQ describes it.',
    undo: 'Cannot be undone. The registration gets new keys.',
  });
}

function leaveAndJoinEntra(requires: readonly string[]): Step {
  return repair('destructive', {
    id: 'leave-and-join-entra', title: 'Entra joined PC, only if that failed: leave and join again', actor: 'local admin', context: 'elevated',
    commands: [
      'Settings > Accounts > Access work or school > the work account > Disconnect',
      'shutdown /r /t 0',
      'Settings > Accounts > Access work or school > Connect > Join this device to Microsoft Entra ID',
    ],
    requires: [
      ...requires, 'The step before was tried and did not help.', mayJoin, objectExported, localPasswordReadable,
      'You know that nobody can sign in with a work account between the two steps, and that the PC must be enrolled in device management (Intune) again.',
    ],
    verify: 'The user signs in with the work account, and dsregcmd /status shows AzureAdJoined YES with a new DeviceId that Entra knows.',
    undo: 'Cannot be undone. The old registration is gone; only a new join follows.',
  });
}

/** A work account on a PC that is not joined. Costs that account's single sign-on, nothing else. */
export function reconnectWorkAccount(requires: readonly string[]): Step {
  return repair('disruptive', {
    id: 'reconnect-work-account', title: 'Registered PC: disconnect the work account and connect it again', actor: 'user', context: 'user',
    commands: [
      'Settings > Accounts > Access work or school > the work account > Disconnect',
      'Settings > Accounts > Access work or school > Connect',
    ],
    requires: [...requires, 'You know whether the account also enrolled the PC in device management (Intune): disconnecting ends that too, and company apps and data may go.'],
    verify: 'The Work Account section of dsregcmd /status prints a new WorkplaceDeviceId, and Entra knows it. If so, stop here.',
    undo: 'Connecting again is the way back. The apps ask for a sign-in once.',
  });
}
