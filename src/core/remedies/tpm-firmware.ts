import { learn } from '../catalog/learn.js';
import { defineRemedy, type Step } from './define-remedy.js';
import { noLockout } from './guard.js';
import { tryJoinAgain } from './steps/join-task.js';
import { check, repair } from './steps/make-step.js';
import { readTpm } from './steps/read-tpm.js';
import { restartPc } from './steps/refresh-prt.js';
import { reregister } from './steps/reregister.js';

export const tpmFirmware = defineRemedy({
  id: 'tpm-firmware',
  sparedBy: ['read-tpm'],
  steps: (situation) => [
    readTpm('Note version, manufacturer and firmware version, and compare them with the PC maker\'s support page.'),
    check({
      id: 'read-windows-version', title: 'Check the Windows version', actor: 'user', context: 'user',
      commands: ['winver'],
      verify: 'Before version 1809 Windows cannot join without a working TPM: update Windows first. From 1809 on it recognises a failing TPM at the join and goes on without it.',
    }),
    restartPc('The chip starts anew. An elevated dsregcmd /status says KeySignTest PASSED, or the join now works: stop here.'),
    repair('disruptive', {
      id: 'update-windows', title: 'Install the pending Windows updates', actor: 'local admin', context: 'elevated',
      commands: ['start ms-settings:windowsupdate'],
      requires: ['The user\'s work is saved: the PC restarts.'],
      verify: 'After the restart the TPM error is gone from a second try: stop here.',
      undo: 'Settings > Windows Update > Update history > Uninstall updates.',
    }),
    repair('destructive', {
      id: 'update-tpm-firmware', title: 'Update the TPM firmware with the PC maker\'s own package', actor: 'local admin', context: 'elevated',
      commands: ['Suspend-BitLocker -MountPoint C: -RebootCount 1'],
      requires: [noLockout, 'The PC maker offers a newer firmware for this model and says that it repairs this error.', 'You have read the maker\'s notes: some packages clear the TPM. The command pauses BitLocker for one restart; then start the maker\'s package.'],
      verify: 'Get-Tpm says TpmReady True, and KeySignTest says PASSED: stop here. The TPM was cleared: the registration needs new keys, go on.',
      undo: 'Cannot be undone: most makers refuse an older firmware.',
    }),
    ...tryJoinAgain(situation),
    ...withoutFipsTpm(situation.causeId),
    ...reregister(situation, 'The TPM works again, or is switched off, and KeySignTest still says FAILED.', noLockout),
  ],
  sources: [learn.hybridPlan, learn.hybridJoin, learn.deviceFaq],
});

function withoutFipsTpm(causeId: string | undefined): readonly Step[] {
  if (causeId !== 'tpm-fips-mode') return [];
  return [repair('destructive', {
    id: 'switch-off-tpm', title: 'Switch off a TPM 1.2 in FIPS mode, in the PC\'s firmware setup', actor: 'local admin', context: 'none',
    commands: [],
    requires: [noLockout, 'It is a TPM 1.2 in FIPS mode, which Entra registration does not support. A TPM 2.0 in FIPS mode is supported: leave it on.', 'BitLocker does not depend on this TPM any more, or is suspended. Ask the PC maker how to switch the TPM off.'],
    verify: 'Get-Tpm says TpmPresent False, and a join works. Its keys are then kept in software.',
    undo: 'Switch the TPM on again in the firmware setup. Keys that were lost do not come back.',
  })];
}
