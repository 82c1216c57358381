import type { Situation, Step } from '../define-remedy.js';
import { collect } from './make-step.js';

/** The id of the step that every plan with a repair begins with. */
export const saveEvidenceId = 'save-evidence';

/** Saves what the repair would overwrite: first what only the user's session shows, then what needs an elevated prompt. */
export function saveEvidence(situation: Situation): readonly Step[] {
  // Above the PRT the device's logs say nothing, so nobody needs to elevate for them.
  return situation.class === 'wrong-layer' ? [saveUserSession()] : [saveUserSession(), saveDeviceAndLogs(situation)];
}

/** What only the user's own session shows. */
export function saveUserSession(): Step {
  return collect({
    id: saveEvidenceId,
    title: 'Save what the user\'s session shows, and note the time',
    actor: 'user', context: 'user',
    commands: [
      'dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-user.txt"',
      'powershell -NoProfile -Command "(Get-Date).ToUniversalTime().ToString(\'yyyy-MM-dd HH:mm:ss\')"',
    ],
    requires: ['The affected user is signed in and uses a command prompt (cmd) that is not elevated.'],
    verify: 'The file names the user in the line Executing Account Name. Note the UTC time and any Correlation ID in the ticket. If Windows does not find the path, the desktop is in OneDrive: name another folder.',
  });
}

/** What needs an elevated prompt: the device's own tests and the event logs. */
export function saveDeviceAndLogs(situation: Situation): Step {
  return collect({
    id: 'save-device-evidence',
    title: 'Save the device state and the event logs',
    actor: 'local admin', context: 'elevated',
    commands: [
      'dsregcmd /status > "%USERPROFILE%\\Desktop\\dsregcmd-elevated.txt"',
      'wevtutil epl Microsoft-Windows-AAD/Operational "%USERPROFILE%\\Desktop\\aad-operational.evtx"',
      'wevtutil epl "Microsoft-Windows-User Device Registration/Admin" "%USERPROFILE%\\Desktop\\device-registration.evtx"',
      ...(situation.class === 'network' ? ['netsh winhttp show proxy > "%USERPROFILE%\\Desktop\\machine-proxy.txt"'] : []),
      ...(situation.class === 'device-trust' ? ['powershell -NoProfile -Command "Get-Tpm | Out-File $env:USERPROFILE\\Desktop\\tpm.txt"'] : []),
    ],
    requires: ['A command prompt (cmd) opened with Run as administrator.'],
    verify: 'The files are on the desktop of the account that ran the prompt. Copy all evidence to another place than this PC, and treat it as personal data.',
  });
}
