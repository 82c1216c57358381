import { learn } from '../../catalog/learn.js';
import { shownCertificate } from '../device-key-evidence.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

/** Tools print the validity in the PC's own time without its zone. */
const zoneMs = 14 * 3_600_000;

export const deviceCertificateNotYetValid = defineRule({
  id: 'device-certificate-not-yet-valid',
  class: 'device-trust', stage: 'device-identity',
  title: 'The device certificate is not valid yet at the PC\'s own time',
  explains: 'The certificate begins after the time at which the PC ran the command or tried to get a PRT. Usually the PC\'s clock is behind.',
  provedBy: 'DeviceCertificateValidity begins after the capture time.',
  ruledOutBy: 'A clock that agrees with a time source.',
  needsAnyOf: ['certificate', 'machine'],
  sources: [learn.dsregcmd],
  remedy: 'fix-clock',
  diagnose({ device, time, attempt }) {
    const certificate = device.certificate;
    if (certificate?.state !== 'not-yet-valid') return certificate?.state === 'valid' ? ruledOut(certificate.field) : inconclusive;
    if (device.deviceAuth?.result === 'success') return ruledOut(device.deviceAuth.field, certificate.field);
    // The stamp of an attempt may be older than the registration whose certificate is printed.
    const confidence = time.basis === 'not-before' ? 'possible' : 'likely';
    return {
      kind: 'found', because: proof(certificate.field, ...time.because, attempt?.at)!, confidence, deviceSide: true, at: 'capture',
      note: 'Check the clock before the certificate: a clock that is behind looks the same.',
    };
  },
  beyond(facts) {
    const shown = shownCertificate(facts);
    const { time, device } = facts;
    // The stamp of an attempt may be older than the registration whose certificate is shown.
    if (shown?.fromUtc === undefined || time.utc === undefined || time.basis === 'not-before' || device.deviceAuth?.result === 'success') return inconclusive;
    if (shown.fromUtc - (shown.validityApproximate ? zoneMs : 0) <= time.utc) return inconclusive;
    return { kind: 'found', because: proof(...shown.because, ...time.because)!, confidence: 'likely', deviceSide: true, at: 'capture', note: 'Check the clock before the certificate: a clock that is behind looks the same.' };
  },
});
