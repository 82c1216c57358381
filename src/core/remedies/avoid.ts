import type { VerdictClass } from '../evidence/verdict.js';
import type { Avoidance, Remedy, Situation } from './define-remedy.js';
import { joinFamily } from './steps/join-family.js';

/** The wrong moves that this repair and this verdict invite, the repair's own first. An action stands only once. */
export function avoidFor(situation: Situation, remedy: Remedy | undefined): readonly Avoidance[] {
  const seen = new Set<string>();
  const own = situation.class === 'healthy' ? [] : remedy?.avoid?.(situation) ?? [];
  return [...own, ...byClass[situation.class](situation), ...(situation.virtualDesktop ? virtualDesktop : [])]
    .filter(({ action }) => !seen.has(action) && seen.add(action));
}

const byClass: Readonly<Record<VerdictClass, (situation: Situation) => readonly Avoidance[]>> = {
  network: ({ join }) => [
    joinFamily(join) === 'none'
      ? { action: 'Do not take the PC out of the domain and back.', why: 'The join failed because something was out of reach. The domain membership is not at fault, and a new one changes nothing on the way.' }
      : { action: 'Do not leave and rejoin.', why: 'The PC cannot reach Entra: leaving would succeed and joining would fail, and the evidence would be gone.' },
    { action: 'Do not take a browser that works as proof of a working network.', why: 'The browser uses the user\'s proxy and sign-in. Windows asks as SYSTEM, with another proxy setting and without a password.' },
    { action: 'Do not reset the user\'s password.', why: 'The request got lost on the way, so the password was never judged.' },
    { action: 'Do not trace with Fiddler or another tool that opens encrypted traffic.', why: 'Device sign-in does not work through it, and a proxy setting that such a tool leaves behind is a known cause of this fault.' },
  ],
  'cloud-auth': () => [
    { action: 'Do not leave and rejoin.', why: 'Entra refused the user\'s side of the sign-in, not the device. A new registration would meet the same refusal, and Windows Hello would be lost on the way.' },
    { action: 'Do not clear the TPM.', why: 'The security chip (TPM) is not part of this fault. Clearing it destroys the keys of Windows Hello and of the device, and BitLocker may ask for its recovery key.' },
    { action: 'Do not delete the user\'s Windows profile.', why: 'Nothing in it causes the refusal, and the user\'s data is lost.' },
  ],
  'wrong-layer': () => [
    { action: 'Do not leave and rejoin.', why: 'The PRT is fine. A rejoin destroys what works and leaves the symptom.' },
    { action: 'Do not reinstall Office, Teams or the browser first.', why: 'The app asks Windows for its token. A new copy asks in the same way and gets the same answer.' },
    { action: 'Do not run dsregcmd /cleanupaccounts first.', why: 'It removes all accounts that Windows holds for apps, so every app asks for a sign-in. No published fix for this symptom begins with it.' },
  ],
  'device-trust': ({ join }) => [
    { action: 'Do not clear the TPM first.', why: 'That destroys the device key and all Windows Hello keys for good, and BitLocker may ask for its recovery key at the next start.' },
    { action: 'Do not delete the device object before you know which one it is and who may need it.', why: 'BitLocker recovery keys and local administrator passwords that are stored on the object can be lost with it.' },
    ...(joinFamily(join) === 'hybrid'
      ? [{ action: 'Do not take the PC out of the domain and back.', why: 'The fault is the registration in Entra. The domain membership works and has nothing to do with it.' }]
      : []),
    { action: 'Do not trace with Fiddler or another tool that opens encrypted traffic.', why: 'The device certificate cannot pass through it, so the trace shows a second fault and hides the first.' },
  ],
  'not-registered': ({ join }) => [
    ...(joinFamily(join) === 'registered' || join === 'workgroup'
      ? [{ action: 'Do not join a personal PC to the organisation to get rid of a prompt.', why: 'A join hands the PC to the organisation. A registered work account is enough for apps on a personal PC.' }]
      : [{ action: 'Do not take the PC out of the domain and back.', why: 'Joining Entra is a second step beside the domain membership. A new membership does not make it happen.' }]),
    { action: 'Do not read AzureAdPrt : NO as a fault of its own.', why: 'Without a join Windows holds no PRT. The join comes first.' },
  ],
  'capture-context': () => [
    { action: 'Do not act on AzureAdPrt : NO in this capture.', why: 'It speaks for the account that ran the command, and that account has no PRT to show. The user\'s may be fine.' },
    { action: 'Do not open the prompt as the user with Run as.', why: 'That makes a session of its own, with a PRT state of its own. Only the user\'s own desktop shows the user\'s state.' },
  ],
  undetermined: () => [
    { action: 'Do not try repairs to see what happens.', why: 'Each overwrites evidence that could name the cause.' },
    { action: 'Do not leave and rejoin.', why: 'Nothing shown blames the registration, and leaving cannot be undone.' },
  ],
  healthy: () => [
    { action: 'Do not leave, rejoin or clear anything to be on the safe side.', why: 'The PRT path works. If something still looks wrong to the user, say what they see and examine again with it.' },
  ],
};

const virtualDesktop: readonly Avoidance[] = [
  { action: 'Do not run dsregcmd /leave when a virtual desktop shuts down.', why: 'Microsoft\'s guidance for virtual desktops forbids it: every start then leaves one more dead device object.' },
];
