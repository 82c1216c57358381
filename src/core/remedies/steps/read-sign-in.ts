import type { Step } from '../define-remedy.js';
import { check, record } from './make-step.js';

/** Finds the failed attempt in the tenant's sign-in log. `tells` says how each answer is read. */
export function readSignIn(tells: string): Step {
  return check({
    id: 'read-sign-in-log-entry', title: 'Read the attempt in the sign-in log', actor: 'Entra admin', context: 'portal',
    commands: ['Entra admin center > Monitoring & health > Sign-in logs > Add filter > Correlation ID = <CorrelationId>'],
    requires: ['Look in both lists, interactive and non-interactive user sign-ins. Without a correlation id use the user and the UTC time.'],
    verify: tells,
  });
}

/** Finds the user's own entries, where no correlation id of an attempt is known. */
export function readSignInsOfUser(tells: string): Step {
  return check({
    id: 'read-sign-in-log-entry', title: 'Read the user\'s entries in the sign-in log', actor: 'Entra admin', context: 'portal',
    commands: ['Entra admin center > Monitoring & health > Sign-in logs > Add filter > User'],
    requires: ['Look in both lists, interactive and non-interactive user sign-ins, around the time of the symptom.'],
    verify: tells,
  });
}

/** What Windows itself wrote about the last attempts. */
export function readAadLog(tells: string): Step {
  return check({
    id: 'read-aad-log', title: 'Read what Windows logged about the last attempts', actor: 'local admin', context: 'elevated',
    commands: ['powershell -NoProfile -Command "Get-WinEvent -LogName Microsoft-Windows-AAD/Operational -MaxEvents 50 | Format-List TimeCreated, Id, Message"'],
    verify: tells,
  });
}

/** Records one attempt completely. For faults that no code explains. */
export function recordAttempt(): readonly Step[] {
  const stop = ['netsh trace stop', 'wevtutil set-log "Microsoft-Windows-AAD/Analytic" /enabled:false'];
  return [
    record({
      id: 'start-recording', title: 'Start to record one attempt', actor: 'local admin', context: 'elevated',
      commands: [
        'wevtutil set-log "Microsoft-Windows-AAD/Analytic" /enabled:true /rt:false /q:true',
        'netsh trace start scenario=InternetClient_dbg capture=yes persistent=yes tracefile="%USERPROFILE%\\Desktop\\network.etl"',
      ],
      requires: ['No code explains the fault so far.'],
      verify: 'Both commands report success. Let the user lock the PC, wait one minute and unlock it.',
      undo: `${stop.join(', then ')}.`,
    }),
    record({
      id: 'stop-recording', title: 'Stop the recording and save it', actor: 'local admin', context: 'elevated',
      commands: [...stop, 'wevtutil epl Microsoft-Windows-AAD/Analytic "%USERPROFILE%\\Desktop\\aad-analytic.evtx"'],
      requires: ['The user unlocked the PC at least one minute ago.'],
      verify: 'Both files exist. Events 1006 and 1007 of the analytic log mark the start and the end of the attempt. The files can hold secrets: hand them only to those who work on the case.',
      undo: 'Delete the files when the case is closed.',
    }),
  ];
}
