import { describe, it } from 'vitest';
import { captureText, failedWith, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceCertificateNotYetValid } from './device-certificate-not-yet-valid.js';

const next = { ...withoutDeviceTest, DeviceCertificateValidity: '[ 2026-06-01 10:00:00.000 UTC -- 2036-06-01 10:30:00.000 UTC ]' };
const inMarch = Date.UTC(2026, 2, 2);

testRule({ describe, it }, deviceCertificateNotYetValid, {
  fires: [
    { name: 'the PC printed its own time, and the certificate begins later', text: captureText({ details: next, sso: withoutPrt, diagnostics: { 'Client Time': '2026-03-02 09:25:31.000 UTC' } }), confidence: 'likely', stage: 'device-identity', cites: '2026-06-01' },
    { name: 'the capture is stated to be older than the certificate', text: captureText({ details: next, sso: withoutPrt }), capturedAtUtc: inMarch, confidence: 'likely' },
    { name: 'an attempt is stamped before the certificate, which an earlier registration also explains', text: captureText({ details: next, sso: withoutPrt, attempt: failedWith('0xc000006d') }), confidence: 'possible', cites: '2026-03-02 09:00' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the newest stamp is only a lower bound of the capture\'s time', text: captureText({ details: next }) },
    { name: 'Entra accepted the device in the same run', text: captureText({ details: { ...next, DeviceAuthStatus: 'SUCCESS' }, sso: withoutPrt }), capturedAtUtc: inMarch },
    { name: 'the certificate has expired', text: captureText({ details: next, sso: withoutPrt }), capturedAtUtc: Date.UTC(2037, 0, 1) },
    { name: 'nothing tells the capture\'s time', text: captureText({ details: next, sso: withoutPrt }) },
  ],
});
