import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, deviceFile, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { certificateStore } from '../../testing/tool-files.js';
import { deviceCertificateMismatch } from './device-certificate-mismatch.js';

const answer = 'AADSTS1002003: The TLS client certificate does not match the device.';

/** The object holds the certificate 9C3E1B7A5D2F40E68B1A7C9D3E5F60718293A4B5. */
const otherKey = deviceFile({ alternativeSecurityIds: [{ type: 2, identityProvider: null, key: 'WAA1ADAAOQA6ADwAUwBIAEEAMQAtAFQAUAAtAFAAVQBCAEsARQBZAD4AOQBDADMARQAxAEIANwBBADUARAAyAEYANAAwAEUANgA4AEIAMQBBADcAQwA5AEQAMwBFADUARgA2ADAANwAxADgAMgA5ADMAQQA0AEIANQBxADgAMwB2AEEAUwBOAEYAWgA0AGsAPQA=' }] });

testRule({ describe, it }, deviceCertificateMismatch, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS1002003', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'issuance', cites: 'AADSTS1002003' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code is written in lower case', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'confirmed' },
    { name: 'the device test passed later, so the refusal may be over', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the refusal was met by another user of the PC', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }), confidence: 'possible' },
    { name: 'the store holds another certificate of Entra than the one that dsregcmd names', text: captureText({ details: { ...withoutDeviceTest, Thumbprint: '00112233445566778899AABBCCDDEEFF00112233' }, sso: withoutPrt, diagnostics: { KeySignTest: undefined } }), files: [certificateStore('Signature test passed')], confidence: 'likely', stage: 'device-identity' },
    { name: 'the object holds another key, and Prtrace read it after the capture', text: captureText(), files: [{ ...otherKey, path: 'graph:/v1.0/devices', modifiedUtc: Date.UTC(2026, 2, 9) }], confidence: 'likely', cites: '9C3E1B7A' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the object holds another key, but Entra accepted the device: the export may be of another time', text: captureText(), files: [otherKey] },
    { name: 'the object has no key at all (AADSTS1002005)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS1002005: The device has no suitable credentials.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
    { name: 'the store holds the certificate', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: undefined } }), files: [certificateStore('Signature test passed')] },
  ],
});
