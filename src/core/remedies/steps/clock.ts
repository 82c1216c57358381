import type { Step } from '../define-remedy.js';
import { check, repair } from './make-step.js';

/** No published page names how far a PC's clock may be off for a PRT, so the step says what is plainly wrong. */
export function readClock(): Step {
  return check({
    id: 'read-clock', title: 'Compare the PC\'s clock with a time source', actor: 'local admin', context: 'elevated',
    commands: ['w32tm /query /status', 'w32tm /query /source', 'w32tm /stripchart /computer:time.windows.com /samples:3 /dataonly'],
    requires: ['In a network without outside time use a domain controller\'s name instead of time.windows.com.'],
    verify: 'A difference of a few seconds: the clock is not the fault. Minutes or more, or a wrong date or time zone: that is the fault.',
  });
}

export function resyncClock(): Step {
  return repair('low', {
    id: 'resync-clock', title: 'Set the clock from its time source', actor: 'local admin', context: 'elevated',
    commands: ['net start w32time', 'w32tm /resync /rediscover', 'w32tm /query /status'],
    requires: ['The comparison shows a wrong clock. The first command may say that the service already runs.'],
    verify: 'The comparison now shows seconds. If so, let the user lock and unlock the PC.',
    undo: 'Nothing to undo: a right clock needs no way back.',
  });
}
