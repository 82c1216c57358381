import type { Situation, Step } from './define-remedy.js';
import { captureAgain } from './capture-again.js';
import { joinFamily } from './steps/join-family.js';
import { check } from './steps/make-step.js';
import { readSignIn, readSignInsOfUser, recordAttempt } from './steps/read-sign-in.js';
import { saveDeviceAndLogs, saveUserSession } from './steps/save-evidence.js';

/** What to look at when a verdict has no cause to repair. */
export function stepsWithoutCause(situation: Situation): readonly Step[] {
  switch (situation.class) {
    case 'healthy': return [];
    case 'capture-context': return captureAgain.steps(situation);
    case 'not-registered': return [decideWhatItShouldBe(situation)];
    case 'wrong-layer': return [readSignIn('The entry names the app, the result and what was missing. Repair that, not the token.')];
    case 'device-trust': case 'cloud-auth': case 'network': case 'undetermined': return collectWhatIsLacking(situation);
  }
}

/** Only what was not shown yet, so that nobody is asked twice; the recording last, since it costs most. */
function collectWhatIsLacking(situation: Situation): readonly Step[] {
  const { lacks, prtPresent } = situation;
  const lacksAny = (...ids: readonly string[]): boolean => lacks === undefined || ids.some((id) => lacks.includes(id));
  const steps: Step[] = [];
  if (lacksAny('user-capture', 'whole-output', 'attempt-lines')) steps.push(saveUserSession());
  if (lacksAny('aad-operational-log', 'device-test')) steps.push(saveDeviceAndLogs(situation));
  if (steps.length > 0) steps.push(examineTogether());
  if (prtPresent !== undefined && lacksAny('sign-in-log')) {
    steps.push(readSignInsOfUser('An entry for this user and time: the request arrived, and its error tells what was refused. No entry: the request did not arrive, so look at the network.'));
  }
  return prtPresent === false || steps.length === 0 ? [...steps, ...recordAttempt()] : steps;
}

function examineTogether(): Step {
  return check({
    id: 'examine-together', title: 'Examine the new files together with the old ones', actor: 'help desk', context: 'none',
    verify: 'Give Prtrace one folder with all files. Where that names a cause, stop here.',
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
