import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';

export const freeDeviceQuota = defineRemedy({
  id: 'free-device-quota',
  steps: (situation) => [
    check({
      id: 'read-user-devices', title: 'List the user\'s devices and the limit', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Users > the user > Devices', 'Entra admin center > Devices > Device settings > Maximum number of devices per user'],
      verify: 'As many devices as the limit: go on. Fewer: the limit is not the fault, so read the log of the join.',
    }),
    repair('low', {
      id: 'disable-unused-devices', title: 'Disable devices that nobody uses, and wait before deleting any', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Devices > All devices > the unused device > Disable'],
      requires: ['The user and the list agree that the device is not used. The column Activity moves only about every two weeks: it is no proof alone.'],
      verify: 'Nobody misses the device for as long as your policy says. Delete it only then, after its BitLocker recovery keys were saved: that cannot be undone.',
      undo: 'Enable the device again in the same place.',
    }),
    repair('low', {
      id: 'raise-device-limit', title: 'Or raise the limit', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Devices > Device settings > Maximum number of devices per user'],
      requires: ['The organisation agrees: the limit holds for all users. The role Cloud Device Administrator.'],
      verify: 'A new try to join works. If so, stop here.',
      undo: 'Set the old number again.',
    }),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not delete devices by name.', why: 'Two objects can share a name, and a deleted one takes its BitLocker recovery keys with it.' },
  ],
  sources: [learn.hybridJoin, pages.manageDevices, learn.staleDevices],
});
