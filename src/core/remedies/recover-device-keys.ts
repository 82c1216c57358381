import { learn } from '../catalog/learn.js';
import { defineRemedy, type Situation, type Step } from './define-remedy.js';
import { joinFamily } from './steps/join-family.js';
import { noLockout } from './guard.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { readTpm } from './steps/read-tpm.js';
import { restartPc } from './steps/refresh-prt.js';
import { reregister } from './steps/reregister.js';

/** The keys of the registration are gone or unusable. Windows has a recovery of its own; leaving comes last. */
export const recoverDeviceKeys = defineRemedy({
  id: 'recover-device-keys',
  sparedBy: ['test-device-key', 'read-tpm'],
  steps: (situation) => [
    check({
      id: 'test-device-key', title: 'Let Windows test the device key again', actor: 'local admin', context: 'elevated',
      commands: ['dsregcmd /status'],
      requires: situation.elevated === false ? ['The prompt is elevated this time: the saved evidence was not, so it holds no key test.'] : [],
      verify: 'KeySignTest PASSED: the key works, so lock and unlock and stop here if the PRT comes. FAILED: go on. AadRecoveryEnabled YES: Windows has marked the PC for its own recovery.',
    }),
    readTpm('TpmPresent and TpmReady True and LockedOut False: the chip works, so the keys are gone or of another PC. TpmPresent or TpmReady False: the chip is the fault, so repair it first; a new registration would fail in the same way.'),
    check({
      id: 'ask-for-history', title: 'Ask what happened to the PC before', actor: 'help desk', context: 'none',
      verify: 'A new mainboard, a cleared TPM or a firmware update: the keys are lost, go on. A disk image taken from a joined PC, or a restored virtual machine: other PCs may share this registration, so compare their DeviceId first.',
    }),
    ...silentRecovery(joinFamily(situation.join)),
    ...tryJoinAgain(situation),
    ...(namesNoReason(situation) ? [] : reregister(situation, 'KeySignTest still says FAILED after a restart and a new sign-in, and the TPM works.', noLockout)),
  ],
  avoid: () => [
    { action: 'Do not delete certificates or key files by hand.', why: 'Windows then finds a registration without its parts and cannot recover it by itself any more.' },
  ],
  sources: [learn.prt, learn.hybridJoin, learn.deviceFaq, learn.prtConcept],
});

/** The device test says that a key failed, not which and not why. That takes the key test of an elevated run, and is another finding. */
function namesNoReason({ causeId }: Situation): boolean {
  return causeId === 'device-test-key-error';
}

function silentRecovery(family: ReturnType<typeof joinFamily>): readonly Step[] {
  if (family === 'registered' || family === 'none') return [];
  if (family === 'hybrid') return [restartPc('Windows notices the lost keys and registers again without asking; give it ten minutes and a domain controller in reach. An elevated dsregcmd /status then says KeySignTest PASSED: stop here.')];
  const restart = restartPc('An elevated dsregcmd /status says KeySignTest PASSED: stop here. A notice about the work account appears: that is the next step.');
  return [
    restart,
    repair('disruptive', {
      id: 'follow-recovery-prompt', title: 'Entra joined PC: follow the prompt with which Windows recovers itself', actor: 'user', context: 'user',
      commands: [],
      requires: ['After a sign-in Windows shows a notice that the work account needs attention. It may ask for an administrator.'],
      verify: 'After the prompt is completed and the user signed out and in, KeySignTest says PASSED: stop here. No such notice appears: go on.',
      undo: 'Cannot be undone, and need not be: Windows makes new keys because the old ones are lost.',
    }),
  ];
}
