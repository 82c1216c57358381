import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check } from './steps/make-step.js';
import { renewPrt, restartPc } from './steps/refresh-prt.js';

export const waitForTpm = defineRemedy({
  id: 'wait-for-tpm',
  steps: (situation) => [
    check({
      id: 'read-tpm', title: 'Look at the TPM, the security chip that holds the keys', actor: 'local admin', context: 'elevated',
      commands: ['Get-Tpm | Format-List TpmPresent, TpmReady, LockedOut, LockoutCount, LockoutMax, LockoutHealTime'],
      verify: 'LockedOut True: wait; LockoutHealTime tells how long one attempt takes to heal. LockedOut False and TpmReady True: the chip works again, so lock and unlock and stop here if the PRT comes.',
    }),
    check({
      id: 'leave-powered-on', title: 'Leave the PC switched on and let nobody try PINs', actor: 'user', context: 'none',
      verify: 'After the healing time Get-Tpm says LockedOut False. The count only falls while the PC is on.',
    }),
    ...renewPrt(situation),
    ...tryJoinAgain(situation),
    restartPc('Get-Tpm says TpmReady True and LockedOut False, and the PRT comes: stop here. The error returns at once: look for a firmware update of the PC maker.'),
  ],
  avoid: () => [
    { action: 'Do not leave and rejoin.', why: 'The keys are kept in the chip and work again when it does. A new registration would need the same chip.' },
    { action: 'Do not try more PINs.', why: 'Each wrong one makes the lockout longer.' },
  ],
  sources: [learn.hybridJoin, learn.helloErrors, learn.tpmErrors],
});
