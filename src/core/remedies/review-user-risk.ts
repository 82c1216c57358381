import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';

export const reviewUserRisk = defineRemedy({
  id: 'review-user-risk',
  steps: (situation) => [
    check({
      id: 'read-user-risk', title: 'Read why Entra holds the user for risky', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > ID Protection > Risky users > the user'],
      verify: 'The security team knows each detection and decides. The account may be in strange hands: treat it as an incident and stop here.',
    }),
    repair('low', {
      id: 'reset-risky-password', title: 'Let the user change the password safely', actor: 'user', context: 'user',
      commands: ['https://passwordreset.microsoftonline.com'],
      requires: ['The security team agrees. The user has a second factor; for a synced user password writeback is on.'],
      verify: 'Risky users shows the user as remediated. If so, sign in again.',
      undo: 'The old password does not come back; the user can change it again.',
    }),
    repair('low', {
      id: 'dismiss-user-risk', title: 'Dismiss the risk after the review', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > ID Protection > Risky users > the user > Dismiss user risk'],
      requires: ['The security team reviewed every detection and holds the account for safe. The role Security Operator.'],
      verify: 'Risky users shows the user as dismissed, and the sign-in works.',
      undo: 'Confirm user compromised in the same place.',
    }),
    ...newSignIn(situation),
  ],
  avoid: () => [
    { action: 'Do not dismiss the risk to make the sign-in work.', why: 'Dismissing keeps the password. If it is stolen, the thief signs in as well.' },
  ],
  sources: [pages.userRisk, learn.aadsts],
});
