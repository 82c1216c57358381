import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { readAadLog, readSignIn, recordAttempt } from './steps/read-sign-in.js';
import { renewPrt } from './steps/refresh-prt.js';

/** The server refused, and no more exact repair is known: let the log say what it refused. */
export const readSignInLog = defineRemedy({
  id: 'read-sign-in-log',
  steps: (situation) => [
    readSignIn('The entry names the error, the app and what was missing. Look the number up with prtrace explain and follow that. An entry that succeeds later: the refusal is over, stop here.'),
    readAadLog('Events 1081 and 1088 carry the words of Entra and of the identity provider for the same attempt.'),
    ...renewPrt(situation),
    ...recordAttempt(),
  ],
  sources: [learn.prt, learn.aadsts],
});
