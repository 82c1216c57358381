import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readComputerObject, readJoinTask, startJoinTask, startSync } from './steps/join-task.js';

export const syncComputerObject = defineRemedy({
  id: 'sync-computer-object',
  steps: () => [
    readComputerObject(),
    readJoinTask(),
    startSync(),
    startJoinTask(),
  ],
  avoid: () => [
    { action: 'Do not start the join again and again before the sync.', why: 'Entra gives the same answer until the computer object has arrived. The task tries every hour by itself.' },
  ],
  sources: [learn.hybridJoin, learn.registration],
});
