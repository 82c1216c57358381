import { dateErrors, timeAnswers } from '../catalog/clock-signs.js';
import type { Proof } from '../evidence/cited.js';
import type { SignIn } from '../evidence/sign-in.js';
import { type Attempt, whoseAttempt } from './attempt.js';
import type { CaptureContext } from './capture-context.js';
import type { CaptureTime } from './capture-time.js';
import type { DeviceProof } from './device-proof.js';
import type { EvidenceFacts } from './evidence-facts.js';
import type { PrtState } from './prt-state.js';
import { signInProof } from './sign-in-facts.js';

/** The user's PRT was got after the capture, so what failed in it is over. */
export interface GotSince {
  /** The first record that shows it. */
  readonly atUtc: number;
  readonly because: Proof;
}

/** What the capture says about its user, its time and its device. */
export interface SinceWhen {
  readonly context: CaptureContext;
  readonly time: CaptureTime;
  readonly prt: PrtState;
  readonly device: DeviceProof;
  /** Lower case. */
  readonly deviceId: string | undefined;
}

/** Entra's clock and the PC's differ by seconds. */
const clocksDifferMs = 120_000;
const clockIsWrongSeconds = 300;

/**
 * Looks for a PRT that the same user got on the same device after all that the capture shows. A printed failure is newer than
 * the last success, so a success after it came after the capture too; without one, only a stated time tells the order. An app
 * can spend an old PRT for days, so its use shows a new one only where the capture shows none.
 */
export function gotSince(printed: readonly Attempt[], more: EvidenceFacts, { context, time, prt, device, deviceId }: SinceWhen): GotSince | undefined {
  const { logs, signIns, network } = more;
  if (context.speaksForPrt === false || (!logs && !signIns)) return undefined;
  const failed = printed.find((one) => one.prt === 'entra' && one.whose !== 'other' && one.freshness !== 'older' && one.atUtc !== undefined);
  const exact = time.basis === 'stated' || time.basis === 'client-time';
  if (time.utc === undefined || (!failed && (!exact || prt.present !== false))) return undefined;
  // By a wrong clock, what was before may look as if it had been after.
  if (device.certificate?.state === 'not-yet-valid' || (failed && namesTime(failed))) return undefined;
  if (Math.abs(network?.clock?.offsetSeconds ?? 0) >= clockIsWrongSeconds || logs?.clock.some(({ sizeSeconds }) => Math.abs(sizeSeconds ?? 0) >= clockIsWrongSeconds)) return undefined;

  const fromUtc = Math.max(time.utc, failed?.atUtc ?? 0);
  const user = failed?.user?.value.toLowerCase();
  const isOwn = (upn: string | undefined): boolean => upn !== undefined && (upn.toLowerCase() === user || whoseAttempt({ fact: 'User', value: upn }, context) === 'own');
  const isHere = (one: SignIn): boolean => one.errorCode === 0 && deviceId !== undefined && one.deviceId === deviceId && isOwn(one.upn) && (one.atUtc ?? 0) > fromUtc + clocksDifferMs;
  const shown: { atUtc: number; because: Proof }[] = [];
  // Where the PC itself could not make or read the answer, Entra's grant does not show that it can now.
  const granted = failed?.outcome.kind === 'client' ? [] : (signIns?.prtRequests ?? []).filter(isHere);
  const spent = prt.present === false && signIns?.prtSpent && isHere(signIns.prtSpent.signIn) ? [signIns.prtSpent.signIn] : [];
  for (const one of [...granted, ...spent]) shown.push({ atUtc: one.atUtc!, because: signInProof(one) });
  const people = new Set((logs?.flows ?? []).map(({ upn }) => upn).filter((upn) => upn !== undefined));
  // An object that was gone or disabled may have been left for a new registration; the PC's log does not name the device.
  const sameDevice = device.deviceAuth?.result !== 'failed-object';
  for (const { ended, prt: which, whose, upn, endedUtc, because } of logs?.flows ?? []) {
    const own = whose === 'own' || isOwn(upn) || (whose === 'unknown' && upn === undefined && people.size <= 1);
    if (sameDevice && ended === 'succeeded' && which === 'entra' && own && endedUtc !== undefined && endedUtc > fromUtc) shown.push({ atUtc: endedUtc, because });
  }
  const [first, ...later] = shown.sort((a, b) => a.atUtc - b.atUtc);
  const last = later.at(-1);
  return first && { atUtc: first.atUtc, because: last ? [first.because[0], last.because[0]] : [first.because[0]] };
}

function namesTime({ outcome }: Attempt): boolean {
  return (outcome.kind === 'refused' && timeAnswers.includes(outcome.aadsts)) || (outcome.kind === 'transport' && dateErrors.includes(outcome.winHttp));
}

/** The attempts, of which those that the later success overcame are old. */
export function withOvercomeAttempts(all: readonly Attempt[], since: GotSince | undefined): readonly Attempt[] {
  if (!since) return all;
  return all.map((one) => (one.whose !== 'other' && one.prt === 'entra' && (one.atUtc ?? Infinity) < since.atUtc ? { ...one, freshness: 'older' as const } : one));
}

/** What the device proved before the PRT was got says nothing against it any more. */
export function withoutOvercomeTests(device: DeviceProof, since: GotSince | undefined): DeviceProof {
  if (!since) return device;
  const { deviceAuth, keySign } = device;
  return { ...device, deviceAuth: deviceAuth?.result === 'success' ? deviceAuth : undefined, keySign: keySign?.result === 'passed' ? keySign : undefined, recovery: undefined };
}
