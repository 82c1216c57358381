import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readComputerObject, readJoinTask, startJoinTask } from './steps/join-task.js';
import { repair } from './steps/make-step.js';
import { readRegistrationLog } from './steps/registration-log.js';

export const runJoinTask = defineRemedy({
  id: 'run-join-task',
  steps: () => [
    readRegistrationLog('An event of today: the task runs, so look at its code. No event at all: the task never ran.'),
    readJoinTask(),
    readComputerObject(),
    repair('low', {
      id: 'enable-join-task', title: 'Switch the task on, if it is off', actor: 'local admin', context: 'elevated',
      commands: ['schtasks /change /tn "\\Microsoft\\Windows\\Workplace Join\\Automatic-Device-Join" /enable'],
      requires: ['The task is disabled, and nobody disabled it to keep this PC out of Entra.'],
      verify: 'The task is ready. Run it now.',
      undo: 'The same command with /disable.',
    }),
    startJoinTask(),
  ],
  sources: [learn.hybridJoin, learn.registration],
});
