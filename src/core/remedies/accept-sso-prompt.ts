import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { pages } from './pages.js';
import { repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { renewPrt } from './steps/refresh-prt.js';

const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\AAD';

export const acceptSsoPrompt = defineRemedy({
  id: 'accept-sso-prompt',
  steps: (situation) => [
    readSignIn('AADSTS9002341, and nothing else: the user only has to agree. An entry that succeeds with the same correlation id: it was only an interruption, stop here.'),
    repair('low', {
      id: 'accept-prompt', title: 'Let the user open a work app and agree to the sign-in with the Windows account', actor: 'user', context: 'user',
      verify: 'The question does not come back. If so, stop here.',
      undo: 'Sign out of the app.',
    }),
    repair('low', {
      id: 'accept-by-policy', title: 'Or agree for the whole PC by policy', actor: 'local admin', context: 'elevated',
      commands: [`reg query "${key}" /v AutoAcceptSsoPermission`, `reg add "${key}" /v AutoAcceptSsoPermission /t REG_DWORD /d 1 /f`],
      requires: ['The organisation may agree for its users.', 'Windows 11 24H2 or 25H2 with the update of July 2026 (KB5101650) or later.'],
      verify: 'A user who never agreed is no longer asked. If one is, compare with Microsoft\'s page: its text and its picture name different keys, and this is the key of the text.',
      undo: `reg delete "${key}" /v AutoAcceptSsoPermission /f, or the noted value.`,
    }),
    ...renewPrt(situation),
  ],
  sources: [pages.ssoControl, learn.aadsts],
});
