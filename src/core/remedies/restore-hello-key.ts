import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';

export const restoreHelloKey = defineRemedy({
  id: 'restore-hello-key',
  sparedBy: ['read-hello-keys'],
  steps: (situation) => [
    check({
      id: 'read-hello-keys', title: 'See which Windows Hello keys Entra holds for the user', actor: 'Entra admin', context: 'portal',
      commands: ['Entra admin center > Users > the user > Authentication methods'],
      verify: 'No Windows Hello for Business entry for this PC: Entra does not know the key, go on. There is one: compare its date. A key from today may only need time, so wait an hour and try again.',
    }),
    check({
      id: 'read-hello-state', title: 'Read the Windows Hello state in the user\'s session', actor: 'user', context: 'user',
      commands: ['dsregcmd /status', 'powershell -NoProfile -Command "Get-WinEvent -LogName Microsoft-Windows-HelloForBusiness/Operational -MaxEvents 30 | Format-List TimeCreated, Id, Message"'],
      verify: 'NgcSet YES: the PC holds a key that Entra does not accept, go on. NgcSet NO: there is no key to repair, so the user sets up Windows Hello anew after a sign-in with the password.',
    }),
    ...newSignIn(situation, 'Sign out, then sign in to Windows with the password instead of Windows Hello'),
    repair('destructive', {
      id: 'delete-hello-container', title: 'Delete the user\'s Windows Hello keys on this PC and set them up again', actor: 'user', context: 'user',
      commands: ['certutil -deletehellocontainer', 'shutdown /l'],
      requires: ['A sign-in with the password brought a PRT (AzureAdPrt YES), and a sign-in with Windows Hello still does not.', 'The user knows the password and can complete multifactor authentication. Passkeys that Windows keeps for websites are deleted too.'],
      verify: 'After a sign-in with the password Windows offers to set up Windows Hello. Afterwards NgcSet is YES and a sign-in with Windows Hello brings a PRT.',
      undo: 'Cannot be undone. The keys are gone; setting up Windows Hello makes new ones.',
    }),
  ],
  avoid: () => [
    { action: 'Do not delete the Windows Hello keys before the password was tried.', why: 'If the password brings no PRT either, the keys are not the fault and their loss repairs nothing.' },
    { action: 'Do not delete the folder of the keys (Ngc) by hand.', why: 'Windows then keeps records of keys that are gone, and the set-up of new ones can fail.' },
  ],
  sources: [pages.certutil, learn.aadsts, learn.helloErrors],
});
