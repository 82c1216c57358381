import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check } from './steps/make-step.js';
import { readDeviceObject } from './steps/read-device.js';
import { reregister } from './steps/reregister.js';

export const reregisterClone = defineRemedy({
  id: 'reregister-clone',
  sparedBy: ['list-clones'],
  steps: (situation) => [
    check({
      id: 'list-clones', title: 'Find all PCs that print the same DeviceId', actor: 'help desk', context: 'none',
      verify: 'You have a list of PCs and know which one the registration belongs to. Only this PC prints the id: it is no clone, so stop here and examine a new capture.',
    }),
    check({
      id: 'check-image', title: 'Check the image that these PCs came from', actor: 'help desk', context: 'none',
      verify: 'dsregcmd /status in the image says AzureAdJoined, WorkplaceJoined and EnterpriseJoined NO. If not, build the image from a PC that was never joined, or every new PC repeats the fault.',
    }),
    readDeviceObject('You know which PC the object describes. Leave that one alone and register the others again.'),
    ...reregister(situation, 'This PC is a copy, the image is clean, and another PC keeps the old registration.'),
  ],
  avoid: () => [
    { action: 'Do not repair single PCs before the image is clean.', why: 'The next PC from the image brings the same id back.' },
    { action: 'Do not delete the shared device object first.', why: 'The PC that it rightly belongs to would lose its sign-in too.' },
  ],
  sources: [learn.vdi, learn.hybridJoin, learn.hybridPlan],
});
