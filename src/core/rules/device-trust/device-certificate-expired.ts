import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof, ruledOut } from '../define-rule.js';

export const deviceCertificateExpired = defineRule({
  id: 'device-certificate-expired',
  class: 'device-trust', stage: 'device-identity',
  title: 'The device certificate has expired',
  explains: 'The PC proves itself to Entra with a certificate that was made when it joined. Its printed end lies before the capture.',
  provedBy: 'DeviceCertificateValidity ends before the capture time, and a failed device authentication.',
  ruledOutBy: 'DeviceAuthStatus : SUCCESS, or a PRT updated after the printed end.',
  needsAnyOf: ['certificate'],
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
});
