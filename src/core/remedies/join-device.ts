import { learn } from '../catalog/learn.js';
import { defineRemedy, type Situation, type Step } from './define-remedy.js';
import { joinBySettings, readComputerObject, readJoinTask, startJoinTask } from './steps/join-task.js';
import { check } from './steps/make-step.js';
import { readRegistrationLog } from './steps/registration-log.js';

/** The PC is not what the organisation wants it to be; how it becomes that depends on what it is now. */
export const joinDevice = defineRemedy({
  id: 'join-device',
  steps: (situation) => [
    check({
      id: 'confirm-expectation', title: 'Make sure that the expectation is right for this PC', actor: 'help desk', context: 'none',
      verify: 'The inventory says what this PC is meant to be. It is a personal or stand-alone PC after all: stop here, nothing is wrong.',
    }),
    ...towardsJoin(situation),
  ],
  sources: [learn.hybridSetup, learn.registration, learn.dsregcmd],
});

function towardsJoin(situation: Situation): readonly Step[] {
  switch (situation.join) {
    case 'domain-only': case 'domain-and-registered': case 'on-premises-drs':
      return [readRegistrationLog('Events 304, 305 or 307 name the phase and the code of a failed join: examine those. No event: the join was never tried.'), readComputerObject(), readJoinTask(), startJoinTask()];
    case 'workgroup': case 'registered':
      return [joinBySettings()];
    case 'not-joined': case 'unknown':
      return [readRegistrationLog('Events 304, 305 or 307 name the phase and the code of a failed join: examine those. No event: the join was never tried.')];
    // Joined already, but in another way: changing that means leaving, which no expectation alone justifies.
    case 'entra-joined': case 'hybrid-joined': case 'joined':
      return [check({
        id: 'plan-new-join', title: 'Plan the change of the join kind with the people who manage the PC', actor: 'Entra admin', context: 'none',
        verify: 'The PC works as it is joined now. Another join kind means a new set-up of the PC, not a repair.',
      })];
  }
}
