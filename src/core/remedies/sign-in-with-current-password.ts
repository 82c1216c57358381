import { learn } from '../catalog/learn.js';
import { defineRemedy, type Situation, type Step } from './define-remedy.js';
import { pages } from './pages.js';
import { joinFamily } from './steps/join-family.js';
import { check, repair } from './steps/make-step.js';
import { readSignIn } from './steps/read-sign-in.js';
import { newSignIn } from './steps/refresh-prt.js';

export const signInWithCurrentPassword = defineRemedy({
  id: 'sign-in-with-current-password',
  steps: (situation) => [
    readSignIn('AADSTS50126: the password did not match. Another error, such as a locked or disabled account: repair that instead.'),
    check({
      id: 'test-password-in-browser', title: 'Let the user try the current password in a private browser window', actor: 'user', context: 'user',
      commands: ['https://myaccount.microsoft.com'],
      requires: ['Only the user types the password, nobody else asks for it.'],
      verify: 'It works: Entra knows the password and Windows uses an old one, go on. It is refused: the user resets it, or an administrator looks at the password sync. It asks for a new one: a temporary password must be changed first.',
    }),
    ...domainPassword(situation),
    ...newSignIn(situation, 'Sign out, then sign in to Windows with the current password'),
  ],
  avoid: () => [
    { action: 'Do not reset the password before the browser test.', why: 'If Entra accepts the password, a reset only adds a second change that every device must learn.' },
    { action: 'Do not let the user try many passwords.', why: 'Repeated wrong ones lock the account.' },
  ],
  sources: [learn.prt, learn.deviceFaq, learn.aadsts, pages.smartLockout],
});

/** Windows on a hybrid PC learns a new password from a domain controller, not from Entra. */
function domainPassword({ join }: Situation): readonly Step[] {
  const family = joinFamily(join);
  if (family !== 'hybrid' && family !== 'joined' && family !== 'unknown') return [];
  return [repair('low', {
    id: 'learn-new-password', title: 'Hybrid joined PC: let Windows learn the new password from a domain controller', actor: 'user', context: 'user',
    commands: ['rundll32.exe user32.dll,LockWorkStation'],
    requires: ['The PC is in the company network or on VPN, so that a domain controller is in reach.', 'The password was changed on another device or by an administrator.'],
    verify: 'The PC unlocks with the new password, and dsregcmd /status shows AzureAdPrt YES with a newer AzureAdPrtUpdateTime. If so, stop here.',
    undo: 'Nothing to undo.',
  })];
}
