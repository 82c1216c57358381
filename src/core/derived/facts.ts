import type { DsregCapture } from '../evidence/dsreg.js';
import type { ExamineOptions, Expectation } from '../evidence/input.js';
import { type Attempt, attempts } from './attempt.js';
import { type CaptureContext, captureContext } from './capture-context.js';
import { type CaptureTime, captureTime } from './capture-time.js';
import { type DeviceProof, deviceProof } from './device-proof.js';
import { type JoinState, joinState } from './join-state.js';
import { type PreJoin, preJoin } from './pre-join.js';
import { type PrtState, prtState } from './prt-state.js';
import { type Symptom, symptom } from './symptom.js';

/** Everything that rules may look at: each member is read once, hides where it came from, and is cited. */
export interface Facts {
  readonly dsreg: DsregCapture;
  readonly time: CaptureTime;
  readonly join: JoinState;
  readonly context: CaptureContext;
  readonly prt: PrtState;
  readonly enterprisePrt: PrtState;
  readonly device: DeviceProof;
  /** All failed attempts for the Entra PRT, newest first. */
  readonly attempts: readonly Attempt[];
  readonly enterpriseAttempts: readonly Attempt[];
  /** The attempt that speaks: the newest one that is not older than the last success, this user's before anybody's. */
  readonly attempt: Attempt | undefined;
  readonly preJoin: PreJoin | undefined;
  readonly symptom: Symptom | undefined;
  readonly expect: Expectation | undefined;
}

/** Derives all facts of one capture. */
export function deriveFacts(dsreg: DsregCapture, options: ExamineOptions): Facts {
  const time = captureTime(dsreg, options.capturedAtUtc);
  const join = joinState(dsreg);
  const context = captureContext(dsreg, join);
  const prt = prtState(dsreg, time, 'entra');
  const enterprisePrt = prtState(dsreg, time, 'enterprise');
  const all = attempts(dsreg, context, prt, enterprisePrt);
  const entraAttempts = all.length === 0 ? all : all.filter((one) => one.prt === 'entra');
  return {
    dsreg, time, join, context, prt, enterprisePrt,
    device: deviceProof(dsreg, time, prt),
    attempts: entraAttempts,
    enterpriseAttempts: all.length === 0 ? all : all.filter((one) => one.prt === 'enterprise'),
    attempt: speakingAttempt(entraAttempts, prt),
    preJoin: preJoin(dsreg),
    symptom: symptom(options.symptom),
    expect: options.expect,
  };
}

/** Refusals that concern the device, whoever signed in. */
const deviceRefusals: ReadonlySet<number> = new Set([135011, 130007, 700003, 130008, 50155, 1002003, 1002005, 50129]);

function speakingAttempt(newestFirst: readonly Attempt[], prt: PrtState): Attempt | undefined {
  let other: Attempt | undefined;
  for (const attempt of newestFirst) {
    if (attempt.freshness === 'older') continue;
    if (attempt.whose !== 'other') return attempt;
    // Another user's wrong password says nothing about this one; what concerns the PC may.
    const { outcome } = attempt;
    const aboutThePc = outcome.kind === 'refused' ? deviceRefusals.has(outcome.aadsts) : outcome.kind === 'transport' && prt.present !== true;
    if (aboutThePc) other ??= attempt;
  }
  return other;
}
