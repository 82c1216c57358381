import { canonicalCode, codesIn } from '../catalog/code.js';
import { factsGatheredUtc } from '../catalog/facts-gathered-utc.js';
import { ternary } from '../evidence/ternary.js';
import type { DsregCapture, Field } from '../evidence/dsreg.js';
import { parseInstant, parseValidity, type Validity } from '../evidence/instant.js';
import type { CaptureTime } from './capture-time.js';
import type { PrtState } from './prt-state.js';

/** What the PC itself shows about its registration: the live test against Entra, the keys, the certificate. */
export interface DeviceProof {
  /** `failed-object`: Entra says that the object is disabled or deleted. `failed-test`: the test could not run. */
  readonly deviceAuth: { readonly field: Field; readonly result: 'success' | 'failed-object' | 'failed-test' | 'other'; readonly codes: readonly number[] } | undefined;
  /** The local signing test. `device-key` and `transport-key` name the key that failed. */
  readonly keySign: { readonly field: Field; readonly result: 'passed' | 'device-key' | 'transport-key' | 'failed' | 'not-run' } | undefined;
  /** Windows marked the device for recovery: its keys are unusable. */
  readonly recovery: Field | undefined;
  readonly certificate: {
    readonly field: Field;
    readonly validity: Validity;
    readonly state: 'valid' | 'near-end' | 'expired' | 'not-yet-valid' | 'undated';
    /** The capture has no time, and the printed end has passed by now: it may have passed when the command ran. */
    readonly maybeExpired: boolean;
    /** Entra accepted the device after the printed end: the printed dates cannot be right. */
    readonly disproved: boolean;
  } | undefined;
  readonly tpmProtected: Field | undefined;
}

const nearEndDays = 30;

export function deviceProof(capture: DsregCapture, time: CaptureTime, prt: PrtState): DeviceProof {
  const fields = capture.byName;
  const auth = fields.get('DeviceAuthStatus');
  const keySign = fields.get('KeySignTest');
  const recovery = fields.get('AadRecoveryEnabled');
  const validityField = fields.get('DeviceCertificateValidity');
  const tpm = fields.get('TpmProtected');
  const deviceAuth = auth && auth.value !== '' ? deviceAuthOf(auth) : undefined;
  const validity = validityField ? parseValidity(validityField.value) : undefined;
  const state = validity && certificateState(validity, time, capture);
  return {
    deviceAuth,
    keySign: keySign && keySign.value !== '' ? { field: keySign, result: keySignResult(keySign.value) } : undefined,
    recovery: recovery && ternary(recovery.value) === 'yes' ? recovery : undefined,
    certificate: validityField && validity && state ? {
      field: validityField, validity, state,
      maybeExpired: state === 'undated' && validity.toUtc < factsGatheredUtc,
      disproved: deviceAuth?.result === 'success' || (prt.updatedUtc !== undefined && prt.updatedUtc > validity.toUtc),
    } : undefined,
    tpmProtected: tpm,
  };
}

/** `FAILED` alone never means trust: only the words that name the object do; an error code means that the test failed. */
function deviceAuthOf(field: Field): NonNullable<DeviceProof['deviceAuth']> {
  const { value } = field;
  if (value === 'SUCCESS') return { field, result: 'success', codes: noCodes };
  const lower = value.toLowerCase();
  if (lower.startsWith('success')) return { field, result: 'success', codes: noCodes };
  if (!lower.startsWith('fail')) return { field, result: 'other', codes: noCodes };
  // The code first: a note that somebody wrote behind it may name deleted devices.
  const codes = codesIn(value).map(canonicalCode);
  if (codes.length > 0) return { field, result: 'failed-test', codes };
  if (lower.includes('disabled') || lower.includes('deleted')) return { field, result: 'failed-object', codes };
  return { field, result: lower.includes('error') ? 'failed-test' : 'other', codes };
}

const noCodes: readonly number[] = [];

function keySignResult(value: string): 'passed' | 'device-key' | 'transport-key' | 'failed' | 'not-run' {
  if (value === 'PASSED') return 'passed';
  const lower = value.toLowerCase();
  if (lower.startsWith('pass')) return 'passed';
  if (!lower.startsWith('fail')) return 'not-run';
  return lower.includes('transport') ? 'transport-key' : lower.includes('device') ? 'device-key' : 'failed';
}

function certificateState(validity: Validity, time: CaptureTime, capture: DsregCapture): NonNullable<DeviceProof['certificate']>['state'] {
  const now = time.utc;
  if (now === undefined) return 'undated';
  if (now > validity.toUtc) return 'expired';
  // A lower bound of the capture time cannot show that the certificate was still to come; a failed attempt's stamp can.
  if (now < validity.fromUtc) return time.basis === 'not-before' && !attemptBefore(capture, validity.fromUtc) ? 'undated' : 'not-yet-valid';
  return validity.toUtc - now < nearEndDays * 86_400_000 ? 'near-end' : 'valid';
}

function attemptBefore(capture: DsregCapture, utc: number): boolean {
  return capture.attempts.some((block) => {
    const at = block.fields.get('Previous Prt Attempt');
    const atUtc = at ? parseInstant(at.value) : undefined;
    return atUtc !== undefined && atUtc < utc;
  });
}
