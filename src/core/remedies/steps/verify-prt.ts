import type { Situation, Step } from '../define-remedy.js';
import { concernsJoin, joinFamily } from './join-family.js';
import { verification } from './make-step.js';

const otherwise = 'If not, save the new output beside the old one and examine both.';

/** The last step of every plan with a repair: whether the pipeline works again, as the affected user sees it. */
export function verifyPrt(situation: Situation): Step {
  const family = joinFamily(situation.join);
  if (situation.class === 'wrong-layer') {
    return verification({
      id: 'verify-symptom', title: 'Check that the symptom is gone', actor: 'user', context: 'user', commands: ['dsregcmd /status'],
      verify: `What the user reported no longer happens, and AzureAdPrt is still YES. If so, stop here. ${otherwise}`,
    });
  }
  if (concernsJoin(situation)) {
    return verification({
      id: 'verify-join', title: 'Check the join, then the PRT', actor: 'user', context: 'user', commands: ['dsregcmd /status'],
      requires: ['The user signed in again after the join.'],
      verify: `AzureAdJoined and AzureAdPrt are YES. A hybrid joined PC gets its PRT in the background: wait at least one minute after the sign-in. If both are YES, stop here. ${otherwise}`,
    });
  }
  if (family === 'registered') {
    return verification({
      id: 'verify-work-account', title: 'Check that the work account works again', actor: 'user', context: 'user', commands: ['dsregcmd /status'],
      verify: `The Work Account section prints a WorkplaceDeviceId, Entra holds an enabled device with that id, and the apps no longer ask. On a registered PC AzureAdPrt can stay NO. ${otherwise}`,
    });
  }
  const wait = family === 'entra' ? [] : ['At least one minute has passed since the sign-in or unlock: a hybrid joined PC gets its PRT in the background.'];
  const device = situation.class === 'device-trust' ? ', DeviceAuthStatus is SUCCESS,' : '';
  return verification({
    id: 'verify-prt', title: 'Check that the PRT works again', actor: 'user', context: 'user', commands: ['dsregcmd /status'],
    requires: ['The user locked and unlocked the PC, or signed in again, with the network up.', ...wait],
    verify: `AzureAdPrt is YES${device} and AzureAdPrtUpdateTime is newer than in the saved evidence. If so, stop here. ${otherwise}`,
  });
}

/** Ends a plan from which a destructive step was left out because the finding is only possible. */
export function examineAgain(): Step {
  return verification({
    id: 'examine-again', title: 'If the fault is still there, take a second capture and examine it again',
    actor: 'user', context: 'user', commands: ['dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-second.txt"'],
    verify: 'The second capture confirms the cause, or shows another one. A step that cannot be undone was left out of this plan on purpose: the finding is only possible, and a guess is no reason for it.',
  });
}
