import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { renewPrt } from './steps/refresh-prt.js';

export const completeMfa = defineRemedy({
  id: 'complete-mfa',
  steps: (situation) => [
    readSignIn('The entry tells who demanded the second factor: per-user MFA, security defaults or a policy. An entry that succeeds with the same correlation id: it was only an interruption, stop here.'),
    check({
      id: 'read-mfa-methods', title: 'See whether the user has a second factor', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Users > the user > Authentication methods'],
      verify: 'At least one method that the user has at hand: go on. None: the user registers one first.',
    }),
    repair('low', {
      id: 'register-mfa', title: 'Let the user register a second factor', actor: 'user', context: 'user',
      commands: ['https://aka.ms/mysecurityinfo'],
      requires: ['The check shows none, or one that the user lost.'],
      verify: 'The method is listed, and a test with it works.',
      undo: 'Remove the method in the same place.',
    }),
    repair('low', {
      id: 'complete-prompt', title: 'Let the user open a work app and complete the prompt', actor: 'user', context: 'user',
      requires: ['The user has the second factor at hand. A notice about the work account in Windows leads to the same prompt.'],
      verify: 'The prompt is over, and it does not come back at the next start of the app. If so, stop here.',
      undo: 'Nothing to undo.',
    }),
    ...renewPrt(situation),
  ],
  avoid: () => [
    { action: 'Do not switch multifactor authentication off for the user.', why: 'The demand is meant. Windows Hello for Business satisfies it at the sign-in to Windows, without a prompt.' },
  ],
  sources: [learn.aadsts, learn.prtConcept],
});
