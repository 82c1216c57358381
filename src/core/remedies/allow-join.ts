import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';

export const allowJoin = defineRemedy({
  id: 'allow-join',
  steps: (situation) => [
    check({
      id: 'read-device-settings', title: 'See who may join or register devices', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Devices > Device settings > Users may join devices to Microsoft Entra ID, and Users may register their devices with Microsoft Entra ID'],
      requires: ['Note the settings: they are the way back. For a PC set up by Autopilot look at its profile too.'],
      verify: 'All, or a group that holds the user: the setting is not the fault, so read the log of the join. Selected without the user, or None: that is the fault.',
    }),
    repair('low', {
      id: 'allow-user-to-join', title: 'Add the user to the group that may join', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Groups > the group that may join > Members > Add'],
      requires: ['The organisation wants this user to join devices. The role Groups Administrator, or Cloud Device Administrator for the setting itself.'],
      verify: 'The user is a member, and a new try to join works. If so, stop here.',
      undo: 'Take the user out of the group again.',
    }),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not open the setting to everybody for one PC.', why: 'Then every user can bring devices into the organisation.' },
  ],
  sources: [learn.hybridJoin, learn.aadsts, pages.manageDevices],
});
