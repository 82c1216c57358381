import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { controllerInReach, objectExported } from './guard.js';
import { readComputerObject, readJoinTask, tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { readDeviceObject } from './steps/read-device.js';
import { readRegistrationLog } from './steps/registration-log.js';

/** Parts of a registration that is over stand in the way of a new one. */
export const clearStaleRegistration = defineRemedy({
  id: 'clear-stale-registration',
  sparedBy: ['read-elevated-status'],
  steps: (situation) => {
    // What the evidence does not show of the domain is left to the reader.
    const inDomain = situation.join === 'domain-only' || situation.join === 'domain-and-registered' || situation.join === 'on-premises-drs';
    return [
      check({
        id: 'read-elevated-status', title: 'Run the command elevated and compare', actor: 'local admin', context: 'elevated',
        commands: ['dsregcmd /status'],
        verify: 'AzureAdJoined YES: the PC joined meanwhile, stop here. AzureAdJoined NO with a DeviceId: the old parts are really there, go on.',
      }),
      readRegistrationLog('The newest events tell whether Windows tries to renew the old registration and what Entra answers.'),
      readDeviceObject('Found and enabled: the object is alive, so find out which PC uses it before anything is cleared. Not found: only the PC holds parts of it.'),
      ...(inDomain ? [readComputerObject(), readJoinTask()] : []),
      ...tryJoinAgain(situation),
      repair('destructive', {
        id: 'clear-registration', title: 'Remove what is left of the old registration, then join again', actor: 'local admin', context: 'elevated',
        commands: [
          'dsregcmd /debug /leave',
          'shutdown /r /t 0',
          ...(inDomain ? ['schtasks /run /tn "\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join"'] : []),
        ],
        requires: [
          'A new try to join failed again, and AzureAdJoined is NO.', objectExported,
          ...(inDomain ? [controllerInReach, 'The computer object is in the sync scope of Entra Connect.'] : ['This PC is meant to be joined.']),
          'All work is saved: the PC restarts.',
        ],
        verify: 'After the restart dsregcmd /status shows no DeviceId of the old registration. A PC of a domain then joins by its scheduled task, another one under Settings > Accounts > Access work or school. The join is done when AzureAdJoined is YES and Entra holds an enabled object with the printed DeviceId.',
        undo: 'Cannot be undone. What was left of the old registration is gone.',
      }),
    ];
  },
  avoid: () => [
    { action: 'Do not delete keys under HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin by hand.', why: 'Certificate, keys and tasks belong to them. dsregcmd /leave removes all of it together.' },
  ],
  sources: [learn.hybridJoin, learn.deviceFaq, learn.pending],
});
