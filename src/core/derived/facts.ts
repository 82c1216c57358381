import type { Cited } from '../evidence/cited.js';
import type { DsregCapture } from '../evidence/dsreg.js';
import type { ExamineOptions, Expectation } from '../evidence/input.js';
import { type AppError, appErrors } from './app-error.js';
import { type Attempt, attempts } from './attempt.js';
import { type CaptureContext, captureContext } from './capture-context.js';
import { type CaptureTime, captureTime } from './capture-time.js';
import { type DeviceProof, deviceProof } from './device-proof.js';
import { type EvidenceFacts, nothingMore } from './evidence-facts.js';
import { type GotSince, gotSince, withOvercomeAttempts, withoutOvercomeTests } from './got-since.js';
import { identityOf } from './identity.js';
import { type JoinState, joinState } from './join-state.js';
import { datedTry } from './old-try.js';
import { type PreJoin, preJoin } from './pre-join.js';
import { preJoinOfLog, preJoinOfTask, withLoggedTry } from './pre-join-of-log.js';
import { type PrtState, prtState } from './prt-state.js';
import { attemptsOfEvidence, mergeAttempts, refusesDevice } from './seen-attempts.js';
import { type Symptom, symptom } from './symptom.js';
import { contextBeside } from './user-asked-about.js';

/** Everything that rules may look at: each member is read once, hides where it came from, and is cited. */
export interface Facts extends EvidenceFacts {
  readonly dsreg: DsregCapture;
  readonly time: CaptureTime;
  readonly join: JoinState;
  readonly context: CaptureContext;
  readonly prt: PrtState;
  readonly enterprisePrt: PrtState;
  readonly device: DeviceProof;
  /** Newer evidence shows that the user's PRT was got after the capture. Absent: nothing shows it. */
  readonly gotSince: GotSince | undefined;
  /** All failed attempts for the Entra PRT, newest first. */
  readonly attempts: readonly Attempt[];
  readonly enterpriseAttempts: readonly Attempt[];
  /** The attempt that speaks: the newest one that is not older than the last success, this user's before anybody's. */
  readonly attempt: Attempt | undefined;
  readonly preJoin: PreJoin | undefined;
  readonly symptom: Symptom | undefined;
  readonly expect: Expectation | undefined;
  /** Apps' failures that nothing later made good, newest first. */
  readonly appErrors: readonly AppError[];
}

/** Derives all facts of one capture; `more` is what the evidence beside it tells (see `read-evidence-facts.ts`). */
export function deriveFacts(dsreg: DsregCapture, options: ExamineOptions, more: EvidenceFacts = nothingMore, ranBySystem?: Cited): Facts {
  const time = captureTime(dsreg, options.capturedAtUtc);
  const join = joinState(dsreg);
  const context = captureContext(dsreg, join, ranBySystem);
  const prt = prtState(dsreg, time, 'entra');
  const enterprisePrt = prtState(dsreg, time, 'enterprise');
  const printed = attempts(dsreg, context, prt, enterprisePrt);
  const app = more === nothingMore ? none : appErrors(more.signIns, more.logs?.broker ?? [], more.evidence.errors, context);
  const device = deviceProof(dsreg, time, prt);
  const all = more === nothingMore ? printed : mergeAttempts(printed, attemptsOfEvidence(more, app, {
    context, time, deviceId: identityOf(dsreg).deviceId, entra: prt, enterprise: enterprisePrt, deviceAccepted: device.deviceAuth?.result === 'success',
    // Windows before 21H1 prints no failures at all; what came with them tells whether this one would.
    printsNoFailure: printed.length === 0 && device.deviceAuth !== undefined && prt.present === true && dsreg.status === 'complete' && context.speaksForPrt !== false,
  }));
  const since = more === nothingMore || join.joined !== true ? undefined : gotSince(printed, more, { context, time, prt, device, deviceId: dsreg.byName.get('DeviceId')?.value.toLowerCase() });
  const entraAttempts = all.length === 0 ? all : withOvercomeAttempts(all.filter((one) => one.prt === 'entra'), since);
  const attempt = speakingAttempt(entraAttempts, prt);
  return {
    dsreg, time, join, prt, enterprisePrt, attempt,
    context: prt.present === true ? context : contextBeside(context, more.userAskedAbout, attempt),
    device: withoutOvercomeTests(device, since),
    gotSince: since,
    attempts: entraAttempts,
    enterpriseAttempts: all.length === 0 ? all : all.filter((one) => one.prt === 'enterprise'),
    preJoin: datedTry(more === nothingMore || join.joined === true ? preJoin(dsreg) : withLoggedTry(preJoin(dsreg), preJoinOfLog(more.logs?.registration) ?? preJoinOfTask(more.machine?.joinTask)), time),
    symptom: symptom(options.symptom),
    expect: options.expect,
    evidence: more.evidence, logs: more.logs, directory: more.directory, signIns: more.signIns, userAskedAbout: more.userAskedAbout, network: more.network, machine: more.machine, appErrors: app,
  };
}

const none: readonly AppError[] = [];

function speakingAttempt(newestFirst: readonly Attempt[], prt: PrtState): Attempt | undefined {
  let other: Attempt | undefined;
  for (const attempt of newestFirst) {
    if (attempt.freshness === 'older') continue;
    if (attempt.origin === 'app' && newestFirst.some((one) => one.origin === 'prt' && one.freshness !== 'older' && one.whose !== 'other')) continue;
    if (attempt.whose !== 'other') return attempt;
    // Another user's wrong password says nothing about this one; what concerns the PC may.
    const { outcome } = attempt;
    const aboutThePc = outcome.kind === 'refused' ? refusesDevice(outcome.aadsts) : outcome.kind === 'transport' && prt.present !== true;
    if (aboutThePc) other ??= attempt;
  }
  return other;
}
