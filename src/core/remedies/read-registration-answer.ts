import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readComputerObject, readJoinTask, tryJoinAgain } from './steps/join-task.js';
import { readRegistrationLog } from './steps/registration-log.js';
import { testAsSystem } from './steps/test-network.js';

/** The registration was refused, and the code covers many reasons: the server's words decide. */
export const readRegistrationAnswer = defineRemedy({
  id: 'read-registration-answer',
  steps: (situation) => [
    readRegistrationLog('Event 204 carries the server\'s own words, 304, 305 and 307 the phase and the code. Throttled: wait. Tenant not found: the join settings. Object not found: the sync. Look other codes up with prtrace explain.'),
    readComputerObject(),
    readJoinTask(),
    testAsSystem(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not start the join in a loop.', why: 'Quick repeats are throttled, and the new error hides the first one.' },
  ],
  sources: [learn.hybridJoin, learn.helloErrors],
});
