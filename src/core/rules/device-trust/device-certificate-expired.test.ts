import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, refusedWith, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { prtRequestJson, signInFile } from '../../testing/evidence-files.js';
import { certificateStore } from '../../testing/tool-files.js';
import { deviceCertificateExpired } from './device-certificate-expired.js';

const ended = { ...withoutDeviceTest, DeviceCertificateValidity: '[ 2016-02-01 10:00:00.000 UTC -- 2026-02-01 10:30:00.000 UTC ]' };
const answer = 'AADSTS50155: Device authentication failed.';
const inMarch = Date.UTC(2026, 2, 2);

testRule({ describe, it }, deviceCertificateExpired, {
  fires: [
    { name: 'the attempt came after the certificate\'s end, and Entra refused the device', text: captureText({ details: ended, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'device-identity', cites: '2026-02-01' },
    { name: 'the device test names a lost object as well', text: captureText({ details: { ...ended, DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt }), capturedAtUtc: inMarch, confidence: 'confirmed' },
    { name: 'only the printed dates and the stated time tell', text: captureText({ details: ended, sso: withoutPrt }), capturedAtUtc: inMarch, confidence: 'likely' },
    { name: 'another user\'s refusal is no second observer', text: captureText({ details: ended, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }), confidence: 'likely' },
    { name: 'an excerpt of the one line, with the stated time', text: excerpt({ DeviceCertificateValidity: ended.DeviceCertificateValidity }), capturedAtUtc: inMarch, confidence: 'likely' },
    { name: 'certutil shows the end, and dsregcmd\'s line is missing', text: captureText({ details: { ...withoutDeviceTest, DeviceCertificateValidity: undefined }, sso: withoutPrt, diagnostics: { 'Client Time': '2026-03-02 09:00:00.000 UTC' } }), files: [certificateStore('Signature test passed', '1/25/2025 9:32 PM')], confidence: 'likely', note: '2025-01-25' },
    { name: 'the sign-in log dates a refusal of the device behind the end', text: captureText({ details: ended, sso: withoutPrt }), files: [signInFile(prtRequestJson(50155))], confidence: 'likely', cites: '2026-02-01' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'nothing in an old capture tells its time', text: captureText({ details: ended, sso: withoutPrt }) },
    { name: 'Entra accepted the device after the printed end', text: captureText({ details: { ...ended, DeviceAuthStatus: 'SUCCESS' }, sso: withoutPrt }), capturedAtUtc: inMarch },
    { name: 'the PRT was updated after the printed end', text: captureText({ details: ended }) },
    { name: 'the certificate ends two weeks after the capture', text: captureText({ details: ended, sso: withoutPrt }), capturedAtUtc: Date.UTC(2026, 0, 18) },
    { name: 'the certificate is not valid yet', text: captureText({ details: { ...withoutDeviceTest, DeviceCertificateValidity: '[ 2027-01-01 10:00:00.000 UTC -- 2037-01-01 10:30:00.000 UTC ]' }, sso: withoutPrt }), capturedAtUtc: inMarch },
    { name: 'the sign-in log dates a refusal that speaks of a disabled object', text: captureText({ details: ended, sso: withoutPrt }), files: [signInFile(prtRequestJson(135011))] },
    { name: 'the dates are masked', text: captureText({ details: { ...withoutDeviceTest, DeviceCertificateValidity: '[ xxxx -- xxxx ]' }, sso: withoutPrt }), capturedAtUtc: inMarch },
    { name: 'certutil shows an end to come', text: captureText({ details: { ...withoutDeviceTest, DeviceCertificateValidity: undefined }, sso: withoutPrt, diagnostics: { 'Client Time': '2026-03-02 09:00:00.000 UTC' } }), files: [certificateStore('Signature test passed', '1/25/2035 9:32 PM')] },
  ],
});
