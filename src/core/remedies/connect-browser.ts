import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';

export const connectBrowser = defineRemedy({
  id: 'connect-browser',
  steps: () => [
    check({
      id: 'compare-with-edge', title: 'Open the same site in Microsoft Edge, in a normal window and the user\'s work profile', actor: 'user', context: 'user',
      verify: 'It opens without asking: the PRT works, and only the other browser or the private window does not use it. It asks too: look at the site and its policy instead.',
    }),
    readSignIn('In Device info the entry of the other browser shows no device id, and that of Edge does: that proves it.'),
    repair('low', {
      id: 'use-normal-window', title: 'Use a normal window in the user\'s work profile', actor: 'user', context: 'user',
      requires: ['The window was private (InPrivate, Incognito) or a guest window. These do not sign in with the Windows account by default.'],
      verify: 'The site opens without asking. If so, stop here.',
      undo: 'Nothing to undo.',
    }),
    repair('low', {
      id: 'connect-chrome', title: 'Chrome: let it use the Windows account', actor: 'local admin', context: 'elevated',
      commands: ['reg add "HKLM\\SOFTWARE\\Policies\\Google\\Chrome" /v CloudAPAuthEnabled /t REG_DWORD /d 1 /f', 'chrome://policy'],
      requires: ['Chrome 111 or later. Instead, the extension Microsoft Single Sign On from the Chrome Web Store does the same. For many PCs use Group Policy or Intune.'],
      verify: 'chrome://policy lists CloudAPAuthEnabled, and after a restart of Chrome the site opens without asking. If so, stop here.',
      undo: 'reg delete "HKLM\\SOFTWARE\\Policies\\Google\\Chrome" /v CloudAPAuthEnabled /f',
    }),
    repair('low', {
      id: 'connect-firefox', title: 'Firefox: allow the Windows account', actor: 'user', context: 'user',
      commands: ['about:preferences#privacy > Passwords > Allow Windows single sign-on for Microsoft, work, and school accounts'],
      requires: ['Firefox 91 or later.'],
      verify: 'The site opens without asking. If so, stop here.',
      undo: 'Clear the same box.',
    }),
  ],
  sources: [learn.prtConcept, learn.conditionalAccess],
});
