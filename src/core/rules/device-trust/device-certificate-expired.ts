import { learn } from '../../catalog/learn.js';
import { formatInstant } from '../../evidence/format-instant.js';
import { shownCertificate } from '../device-key-evidence.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

/** Tools print the validity in the PC's own time without its zone. */
const zoneMs = 14 * 3_600_000;

export const deviceCertificateExpired = defineRule({
  id: 'device-certificate-expired',
  class: 'device-trust', stage: 'device-identity',
  title: 'The device certificate has expired',
  explains: 'The PC proves itself to Entra with a certificate that was made when it joined. Its printed end lies before the capture.',
  provedBy: 'DeviceCertificateValidity ends before the capture time, and a failed device authentication.',
  ruledOutBy: 'DeviceAuthStatus : SUCCESS, or a PRT updated after the printed end.',
  needsAnyOf: ['certificate', 'machine'],
  sources: [learn.dsregcmd, learn.deviceFaq],
  remedy: 'reregister-device',
  leadsTo: ['device-authentication-refused', 'device-object-disabled-or-deleted'],
  diagnose({ device, time, prt, attempt }) {
    const certificate = device.certificate;
    if (!certificate) return inconclusive;
    if (certificate.state === 'valid' || certificate.state === 'near-end') return ruledOut(certificate.field);
    if (certificate.state !== 'expired') return inconclusive;
    // Entra accepted the device after the printed end: the printed dates cannot be the cause.
    if (certificate.disproved) return ruledOut(certificate.field, ...(device.deviceAuth ? [device.deviceAuth.field] : []), ...(prt.updated ? [prt.updated] : []));
    const refused = attempt?.outcome.kind === 'refused' && attempt.outcome.aadsts === 50155 && attempt.whose !== 'other';
    const second = refused || device.deviceAuth?.result === 'failed-object';
    return {
      kind: 'found', because: proof(certificate.field, ...time.because, device.deviceAuth?.field, refused ? attempt.serverText : undefined)!,
      confidence: second ? 'confirmed' : 'likely', deviceSide: true, at: 'capture',
    };
  },
  beyond(facts) {
    const shown = shownCertificate(facts);
    const { time, device, attempt } = facts;
    const printed = device.certificate;
    // The capture has no time of its own, but the log dates a refusal of the device behind the printed end.
    if (printed?.state === 'undated' && !printed.disproved && attempt?.outcome.kind === 'refused' && attempt.outcome.aadsts === 50155 && attempt.whose !== 'other' && attempt.atUtc !== undefined && attempt.atUtc > printed.validity.toUtc) {
      return { kind: 'found', because: [printed.field, ...attempt.because], confidence: 'likely', deviceSide: true, at: 'capture' };
    }
    if (shown?.toUtc === undefined || time.utc === undefined || device.certificate?.disproved) return inconclusive;
    const until = shown.toUtc + (shown.validityApproximate ? zoneMs : 0);
    if (until >= time.utc || device.deviceAuth?.result === 'success') return inconclusive;
    const refused = device.deviceAuth?.result === 'failed-object' ? device.deviceAuth.field : attempt?.outcome.kind === 'refused' && attempt.outcome.aadsts === 50155 ? attempt.because[0] : undefined;
    return { kind: 'found', because: proof(...shown.because, ...time.because, refused)!, confidence: refused ? 'confirmed' : 'likely', deviceSide: true, at: 'capture', note: `The certificate ended at ${formatInstant(shown.toUtc)}.` };
  },
});
