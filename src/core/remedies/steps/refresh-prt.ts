import type { Situation, Step } from '../define-remedy.js';
import { concernsJoin, joinFamily } from './join-family.js';
import { repair } from './make-step.js';

/**
 * Gives Windows an occasion to renew the PRT: an unlock on a joined PC, an app on a registered one. A PC without a
 * registration has nothing to renew.
 */
export function renewPrt(situation: Situation): readonly Step[] {
  if (concernsJoin(situation)) return [];
  switch (joinFamily(situation.join)) {
    case 'registered': return [openApp('Open a work app, such as Outlook, and complete the sign-in it asks for')];
    // The lock screen of a remote desktop session does not sign in to Entra.
    default: return situation.virtualDesktop ? [lockAndUnlock(situation), refreshPrt()] : [lockAndUnlock(situation)];
  }
}

/** As `renewPrt`, and asks for the renewal directly in case the unlock brings none. */
export function renewPrtDirectly(situation: Situation): readonly Step[] {
  const steps = renewPrt(situation);
  return steps.length === 0 || joinFamily(situation.join) === 'registered' ? steps : [lockAndUnlock(situation), refreshPrt()];
}

/** A new sign-in makes a new PRT. */
export function newSignIn(situation: Situation, how = 'Sign out of Windows and sign in again'): readonly Step[] {
  if (concernsJoin(situation)) return [];
  switch (joinFamily(situation.join)) {
    case 'registered': return [openApp('Open a work app, such as Outlook, and sign in anew with the work account')];
    default: return [signOutAndIn(situation, how)];
  }
}

export function restartPc(tells: string): Step {
  return repair('disruptive', {
    id: 'restart-pc', title: 'Restart the PC', actor: 'user', context: 'user',
    commands: ['shutdown /r /t 0'],
    requires: ['The user\'s work is saved: all programs close at once.', 'The network is up before the sign-in.'],
    verify: tells,
    undo: 'Nothing to undo. Programs must be opened again.',
  });
}

/** Where the PRT is fine already, the symptom tells whether it helped. */
function helped({ class: verdict }: Situation): string {
  return verdict === 'wrong-layer'
    ? 'What the user reported no longer happens. If so, stop here.'
    : 'dsregcmd /status of the user shows AzureAdPrt YES with a newer AzureAdPrtUpdateTime. If so, stop here.';
}

function lockAndUnlock(situation: Situation): Step {
  return repair('low', {
    id: 'lock-and-unlock', title: 'Lock the PC, wait a minute, unlock it', actor: 'user', context: 'user',
    commands: ['rundll32.exe user32.dll,LockWorkStation'],
    requires: ['The network is up before the unlock.'],
    verify: helped(situation),
    undo: 'Nothing to undo: Windows does the same at every unlock.',
  });
}

function refreshPrt(): Step {
  return repair('low', {
    id: 'refresh-prt', title: 'Ask Windows to renew the PRT now', actor: 'user', context: 'user',
    commands: ['dsregcmd /refreshprt'],
    requires: ['The prompt is the affected user\'s own and not elevated.'],
    verify: 'After two minutes dsregcmd /status shows AzureAdPrt YES with a newer AzureAdPrtUpdateTime. If so, stop here. The AAD event log holds the reason of a failed try.',
    undo: 'Nothing to undo: it is the renewal that Windows does by itself.',
  });
}

function signOutAndIn(situation: Situation, how: string): Step {
  return repair('disruptive', {
    id: 'sign-out-and-in', title: how, actor: 'user', context: 'user',
    commands: ['shutdown /l'],
    requires: ['The user\'s work is saved: all programs close.', 'The network is up before the sign-in.'],
    verify: helped(situation),
    undo: 'Nothing to undo. Programs must be opened again.',
  });
}

function openApp(how: string): Step {
  return repair('low', {
    id: 'open-work-app', title: how, actor: 'user', context: 'user',
    verify: 'The app opens without asking again. If so, stop here. On a registered PC the token is renewed when an app asks for it, not at the unlock.',
    undo: 'Nothing to undo.',
  });
}
