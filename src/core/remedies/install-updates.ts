import { learn } from '../catalog/learn.js';
import { defineRemedy } from './define-remedy.js';
import { check, repair } from './steps/make-step.js';
import { newSignIn } from './steps/refresh-prt.js';

export const installUpdates = defineRemedy({
  id: 'install-updates',
  steps: (situation) => [
    check({
      id: 'read-windows-version', title: 'Check version and update level of Windows', actor: 'user', context: 'user',
      commands: ['winver', 'powershell -NoProfile -Command "Get-HotFix | Sort-Object InstalledOn -Descending | Select-Object -First 5"'],
      verify: 'Updates of July 2021 or later are installed: the PC is new enough, so look at who else uses the account. They are missing: go on.',
    }),
    repair('disruptive', {
      id: 'update-windows', title: 'Install the pending Windows updates', actor: 'local admin', context: 'elevated',
      commands: ['start ms-settings:windowsupdate'],
      requires: ['The user\'s work is saved: the PC restarts.', 'A Windows version that gets no updates any more must be replaced by one that does.'],
      verify: 'After the restart the cumulative update is listed, and the PRT comes at the next sign-in. If so, stop here.',
      undo: 'Settings > Windows Update > Update history > Uninstall updates.',
    }),
    ...newSignIn(situation),
  ],
  sources: [learn.kdf],
});
