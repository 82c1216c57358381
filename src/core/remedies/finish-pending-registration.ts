import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readComputerObject, readJoinTask, startJoinTask, startSync } from './steps/join-task.js';
import { readDeviceObject } from './steps/read-device.js';
import { reregister } from './steps/reregister.js';
import { testAsSystem } from './steps/test-network.js';

/** A hybrid device that the sync created and that never finished, or lost, its registration. */
export const finishPendingRegistration = defineRemedy({
  id: 'finish-pending-registration',
  sparedBy: ['read-device-object'],
  steps: (situation) => [
    readDeviceObject('TrustType ServerAd with empty AlternativeSecurityIds: the registration is pending, go on. Filled: it is finished, so lock and unlock and stop here if the PRT comes.'),
    readComputerObject(),
    readJoinTask(),
    testAsSystem(situation),
    startSync(),
    startJoinTask(),
    ...reregister(situation, 'The object is still pending after the sync and the join task, the computer object stayed in the sync scope, and the test as SYSTEM works.'),
  ],
  avoid: () => [
    { action: 'Do not move the computer object out of the sync scope and back.', why: 'That is how a device gets stuck like this: the sync deletes its object and creates a new, pending one.' },
  ],
  sources: [learn.pending, learn.hybridJoin, learn.staleDevices],
});
