import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';
import { testAsSystem } from './steps/test-network.js';

export const waitForService = defineRemedy({
  id: 'wait-for-service',
  steps: (situation) => [
    check({
      id: 'read-service-health', title: 'Look whether Microsoft reports trouble', actor: 'Entra admin', context: 'portal',
      commands: ['Microsoft 365 admin center > Health > Service health', 'https://azure.status.microsoft'],
      verify: 'Trouble with sign-in is reported: wait for its end, nothing on the PC needs a repair. No trouble: go on.',
    }),
    check({
      id: 'wait', title: 'Wait as long as the message says, or five minutes', actor: 'user', context: 'none',
      verify: 'Windows tries again by itself: at the next unlock, and for a join every hour. If the PRT or the join came, stop here.',
    }),
    testAsSystem(situation),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not try again in a loop.', why: 'Each try counts, and a service that asks for patience then asks for more.' },
  ],
  sources: [learn.hybridJoin, learn.aadsts],
});
