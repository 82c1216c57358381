import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { readDeviceObject } from './steps/read-device.js';
import { readSignIn } from './steps/read-sign-in.js';

/** What the app's request missed stands in the sign-in log; the repair is there, not on the PC. */
export const readAppSignIn = defineRemedy({
  id: 'read-app-sign-in',
  steps: ({ causeId }) => [
    readSignIn('The tab Conditional Access names the policy and the condition that failed; Device info shows whether the device was seen and as what; Incoming token type primaryRefreshToken proves that the PRT was used.'),
    readDeviceObject('IsCompliant and IsManaged on the portal page are what the policy reads. Not compliant: repair the compliance in device management. Enabled and compliant: the device is not the fault.'),
    check({
      id: 'ask-what-if', title: 'Let the portal test the policies for this user, app and device', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Conditional Access > Policies > What If'],
      verify: 'It names the policies that apply and what each demands. Meet the demand, or let the owner of the policy decide.',
    }),
    check({
      id: 'compare-app-and-profile', title: 'Compare with another app and a normal browser window', actor: 'user', context: 'user',
      verify: 'Only one app or browser asks: look at its account, profile or extension. All ask: the policy or the device state decides.',
    }),
    // A cause that Entra's log names leaves no doubt about the app.
    ...(causeId === 'symptom-above-prt' ? [
      check({
        id: 'read-app-account', title: 'Look at the account and the licence that the app itself shows', actor: 'user', context: 'user',
        verify: 'In Office: File > Account. Another account than the user\'s own: that is the fault. A licence that is missing or has ended: its administrator decides.',
      }),
      repair('low', {
        id: 'sign-in-in-app', title: 'Sign out of the work account in this one app and sign in again', actor: 'user', context: 'user',
        requires: ['The sign-in log shows no refusal of this app.'],
        verify: 'The app no longer asks, also after its restart. If so, stop here.',
        undo: 'Nothing to undo.',
      }),
    ] : []),
  ],
  avoid: () => [
    { action: 'Do not switch the policy off to test.', why: 'The sign-in log and What If name the policy and its condition without a risk for everybody else.' },
  ],
  sources: [learn.conditionalAccess, learn.prtConcept, learn.tokenProtection],
});
