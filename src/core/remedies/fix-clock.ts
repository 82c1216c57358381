import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { readClock, resyncClock } from './steps/clock.js';
import { tryJoinAgain } from './steps/join-task.js';
import { repair } from './steps/make-step.js';
import { renewPrt } from './steps/refresh-prt.js';

export const fixClock = defineRemedy({
  id: 'fix-clock',
  steps: (situation) => [
    readClock(),
    resyncClock(),
    repair('low', {
      id: 'repair-time-source', title: 'Give the PC a time source that is in reach', actor: 'network team', context: 'network device',
      commands: ['w32tm /query /source'],
      requires: ['The clock goes wrong again after the resync, or the resync finds no source.', 'A PC of a domain takes the time from its domain controllers: repair those first. A virtual machine may take it from its host.'],
      verify: 'w32tm /query /source names the source, and the comparison stays within seconds for a day.',
      undo: 'Set the old time source again.',
    }),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
  ],
  avoid: () => [
    { action: 'Do not set the clock by hand and leave it at that.', why: 'It was wrong for a reason and will be again. Repair the time source.' },
  ],
  sources: [pages.timeService, learn.hybridJoin],
});
