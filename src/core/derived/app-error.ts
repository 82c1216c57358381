import { aadstsIn, canonicalCode } from '../catalog/code.js';
import type { Proof } from '../evidence/cited.js';
import type { ErrorText } from '../evidence/error-text.js';
import { citedAt } from '../evidence/place.js';
import type { Attempt } from './attempt.js';
import type { CaptureContext } from './capture-context.js';
import type { BrokerError } from './logs/broker-error.js';
import type { SignInFacts, SignInFailure } from './sign-in-facts.js';

/** An app's request that was refused or got lost: one layer above the PRT. */
export interface AppError {
  readonly seenBy: 'sign-in log' | 'broker event' | 'error text';
  /** AADSTS numbers, innermost first. */
  readonly aadsts: readonly number[];
  /** Canonical Windows codes, most telling first. */
  readonly codes: readonly number[];
  readonly app: string | undefined;
  readonly atUtc: number | undefined;
  readonly whose: Attempt['whose'];
  readonly correlationId: string | undefined;
  /** What Entra, or the error page, says about the device. Absent: not told. */
  readonly sawDevice: boolean | undefined;
  /** The record of the sign-in log, where that is what was shown. */
  readonly failure: SignInFailure | undefined;
  readonly text: ErrorText | undefined;
  readonly because: Proof;
}

/** Every app's failure that nothing later made good, newest first. What has no time comes last. */
export function appErrors(signIns: SignInFacts | undefined, broker: readonly BrokerError[], texts: readonly ErrorText[], context: CaptureContext): readonly AppError[] {
  const all: AppError[] = [];
  for (const failure of signIns?.failures ?? []) {
    const { signIn } = failure;
    all.push({
      seenBy: 'sign-in log', aadsts: [failure.errorCode], codes: [], app: signIn.app ?? signIn.appId, atUtc: signIn.atUtc, whose: whoseName(signIn.upn, context),
      correlationId: signIn.correlationId, sawDevice: failure.sawDevice, failure, text: undefined, because: failure.because,
    });
  }
  for (const error of broker) {
    if (error.routine) continue;
    all.push({
      // The event names its user by SID alone, which dsregcmd does not print.
      seenBy: 'broker event', aadsts: error.aadsts, codes: error.codes, app: error.client ?? error.resource, atUtc: error.atUtc, whose: 'unknown',
      correlationId: error.correlationId, sawDevice: undefined, failure: undefined, text: undefined, because: error.because,
    });
  }
  for (const text of texts) {
    all.push({
      seenBy: 'error text', aadsts: text.aadsts.length > 0 ? text.aadsts : aadstsIn(text.said).reverse(), codes: text.codes.map(canonicalCode), app: text.app, atUtc: text.atUtc,
      whose: whoseName(text.upn, context), correlationId: text.correlationId, sawDevice: deviceOn(text), failure: undefined, text,
      because: textProof(text),
    });
  }
  return all.length === 0 ? none : all.sort((a, b) => (b.atUtc ?? 0) - (a.atUtc ?? 0));
}

const none: readonly AppError[] = [];

function textProof(text: ErrorText): Proof {
  return text.deviceState === undefined
    ? [citedAt(text, 'error text', text.said)]
    : [citedAt(text, 'error text', text.said), citedAt(text, 'Device state', text.deviceState)];
}

/** "Unregistered" on the page means that the request carried no proof of a device, whatever the PC is. */
function deviceOn({ deviceState, deviceId }: ErrorText): boolean | undefined {
  if (deviceId !== undefined && deviceId !== '') return true;
  if (deviceState === undefined) return undefined;
  const lower = deviceState.toLowerCase();
  return lower.startsWith('unregistered') || lower.startsWith('not registered') || lower.startsWith('none') ? false : true;
}

function whoseName(upn: string | undefined, context: CaptureContext): Attempt['whose'] {
  // A capture by the machine or by a local account is nobody's of the log.
  if (upn === undefined || context.upn === undefined || context.kind === 'system' || context.kind === 'local-user') return 'unknown';
  return upn.toLowerCase() === context.upn ? 'own' : 'other';
}
