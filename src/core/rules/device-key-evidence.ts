import { canonicalCode, isKeyCode } from '../catalog/code.js';
import type { Facts } from '../derived/facts.js';
import type { DeviceCertificate } from '../derived/machine-facts.js';
import type { Cited, Proof } from '../evidence/cited.js';
import type { Confidence } from '../evidence/verdict.js';
import { inconclusive, type Outcome, type Rule } from './define-rule.js';
import { matchCodes } from './match-codes.js';

/** What the tool says where the prompt had no right to the key: nothing about the key. NTE_PERM, access denied, SILENT_CONTEXT. */
const withoutRights: ReadonlySet<number> = new Set([0x80090010, 0x80070005, 0x80090022]);

/** The certificate with which this PC proves itself, as a tool other than dsregcmd shows it. Absent: not shown, or another one. */
export function shownCertificate({ machine, dsreg }: Facts): DeviceCertificate | undefined {
  const certificate = machine?.deviceCertificate;
  if (!certificate || certificate.authority === 'other' || certificate.store === 'user') return undefined;
  const printed = dsreg.byName.get('Thumbprint')?.value.toUpperCase();
  return printed?.length === 40 && certificate.thumbprint !== undefined && certificate.thumbprint !== printed ? undefined : certificate;
}

/**
 * What the key test of certutil says about a cause that its code names. `missing` proves nothing: the tool says that of every
 * machine key when it was not run elevated.
 */
export function heardInKeyTest(rule: Rule, facts: Facts, names: (canonical: number | undefined) => boolean): Outcome {
  const certificate = shownCertificate(facts);
  if (certificate?.keyTest === 'passed') {
    return { kind: 'ruledOut', because: certificate.because, leaves: facts.device.keySign ? 'likely' : 'possible', note: 'certutil could use the device key, so the fault may be over. Try again before anything else.' };
  }
  if (certificate?.keyTest !== 'failed') return inconclusive;
  const code = certificate.keyTestCode === undefined ? undefined : canonicalCode(certificate.keyTestCode);
  if ((code !== undefined && withoutRights.has(code)) || !names(code)) return inconclusive;
  return { kind: 'found', because: certificate.because, confidence: beside(rule, facts), stage: 'device-identity', deviceSide: true };
}

/** A state of the TPM that explains why keys fail. Without a failed key, or a missing PRT, it is no fault of the PRT. */
export function heardOfTpm(rule: Rule, facts: Facts, because: Proof | undefined): Outcome {
  if (!because || facts.dsreg.byName.get('TpmProtected')?.value.toUpperCase().startsWith('NO')) return inconclusive;
  const failed = keyFailure(facts);
  const named = rule.codes !== undefined && matchCodes(rule, facts).kind === 'found';
  if (!failed && !named && !(facts.prt.present === false && !facts.gotSince && facts.join.joined === true && !facts.attempt && facts.device.deviceAuth === undefined)) return inconclusive;
  const confidence = failed || named ? 'likely' : 'possible';
  return { kind: 'found', because: failed ? [...because, failed] : because, confidence, stage: 'device-identity', deviceSide: true };
}

/** A line that shows a device key failing. */
function keyFailure({ device, attempt, machine }: Facts): Cited | undefined {
  const { keySign, deviceAuth, recovery } = device;
  if (keySign && keySign.result !== 'passed' && keySign.result !== 'not-run') return keySign.field;
  if (deviceAuth?.result === 'failed-test' && deviceAuth.codes.some(isKeyCode)) return deviceAuth.field;
  if (attempt?.outcome.kind === 'client' && isKeyCode(attempt.outcome.code)) return attempt.because[0];
  return recovery ?? (machine?.deviceCertificate?.keyTest === 'failed' ? machine.deviceCertificate.because[0] : undefined);
}

/** One observer alone is likely at most; what the PC's own tests or another failure say leaves less. */
function beside(rule: Rule, { device, attempt, prt }: Facts): Confidence {
  if (device.deviceAuth?.result === 'success' || device.keySign?.result === 'passed') return 'possible';
  if (attempt) return attempt.outcome.kind === 'client' || attempt.outcome.kind === 'unclear' || rule.codes === undefined ? 'likely' : 'possible';
  return prt.present === true ? 'possible' : 'likely';
}
