import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { newSignIn } from './steps/refresh-prt.js';
import { readSignIn } from './steps/read-sign-in.js';
import { check } from './steps/make-step.js';

export const signInAgain = defineRemedy({
  id: 'sign-in-again',
  steps: (situation) => [
    readSignIn('The error tells why the old token was refused: too old, revoked, or a policy that asks for a fresh sign-in.'),
    ...(situation.causeId === 'session-revoked'
      ? [check({
        id: 'ask-why-revoked', title: 'Find out whether somebody revoked the sessions on purpose', actor: 'Entra admin', context: 'portal',
        commands: ['Entra admin center > Users > the user > Audit logs'],
        verify: 'The password was changed, or nobody revoked anything: go on. An administrator revoked the sessions: ask the security team before the user signs in again.',
      })]
      : []),
    ...newSignIn(situation, 'Sign out, then sign in to Windows with the current password or Windows Hello'),
  ],
  avoid: () => [
    { action: 'Do not lock and unlock again and again.', why: 'The old token cannot be renewed any more. Only a sign-in with the credential makes a new one.' },
  ],
  sources: [learn.prtConcept, learn.revoke, learn.aadsts],
});
