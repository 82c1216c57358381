import type { Situation, Step } from './define-remedy.js';
import { captureAgain } from './capture-again.js';
import { joinFamily } from './steps/join-family.js';
import { check } from './steps/make-step.js';
import { readAadLog, readSignIn, recordAttempt } from './steps/read-sign-in.js';

const look = 'The newest errors carry a code and often the words of the server. A code decides where to go on: look it up with prtrace explain.';

/** What to look at when a verdict has no cause to repair. */
export function stepsWithoutCause(situation: Situation): readonly Step[] {
  switch (situation.class) {
    case 'healthy': return [];
    case 'capture-context': return captureAgain.steps(situation);
    case 'not-registered': return [decideWhatItShouldBe(situation)];
    case 'wrong-layer': return [readSignIn('The entry names the app, the result and what was missing. Repair that, not the token.')];
    case 'device-trust': case 'cloud-auth': case 'network': case 'undetermined':
      // The cheapest evidence is the part of the output that was not shown.
      if (situation.prtPresent === undefined) return [examineWholeOutput(), readAadLog(look)];
      return [
        readAadLog(look),
        readSignIn('An entry for this user and time: the request arrived, and its error tells what was refused. No entry: the request did not arrive, so look at the network.'),
        ...(situation.prtPresent ? [] : recordAttempt()),
      ];
  }
}

function examineWholeOutput(): Step {
  return check({
    id: 'examine-whole-output', title: 'Examine the saved output as a whole', actor: 'help desk', context: 'none',
    verify: 'What was shown so far does not hold the lines about the PRT. The whole file does: examine it before anything else, and stop here if it names a cause.',
  });
}

/** An observation, not a fault: whether something is wrong depends on what the PC is meant to be. */
function decideWhatItShouldBe({ join }: Situation): Step {
  const answers = joinFamily(join) === 'registered'
    ? 'A personal PC with a work account: nothing to repair. Windows holds no PRT at sign-in here; apps get their tokens through the work account.'
    : join === 'domain-only'
      ? 'A PC of a domain that uses no Entra join: nothing to repair. It should be hybrid joined: examine again with --expect hybrid.'
      : 'A personal or stand-alone PC: nothing to repair. It should be joined: examine again with --expect joined or --expect hybrid.';
  return check({ id: 'decide-expected-join', title: 'Decide what this PC is meant to be', actor: 'help desk', context: 'none', verify: answers });
}
