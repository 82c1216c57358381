import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, notElevated, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { certificateStore } from '../../testing/tool-files.js';
import { deviceKeyMissing } from './device-key-missing.js';

const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };

testRule({ describe, it }, deviceKeyMissing, {
  fires: [
    { name: 'the attempt did not find the key', text: captureText({ ...untested, attempt: failedWith('0x80090016') }), confidence: 'likely', stage: 'device-identity', cites: '0x80090016' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0x80090016' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: captureText({ ...untested, attempt: failedWith('-2146893802') }), confidence: 'likely' },
    { name: 'CloudAP passes the code on in its 0xc spelling', text: captureText({ ...untested, attempt: failedWith('0xC0090016') }), confidence: 'likely' },
    { name: 'the key does not exist (0x8009000d)', text: captureText({ ...untested, attempt: failedWith('0x8009000d') }), confidence: 'likely' },
    { name: 'the key test passed later, so the fault may be over', text: captureText({ ...untested, diagnostics: { KeySignTest: 'PASSED' }, attempt: failedWith('0x80090016') }), confidence: 'possible', cites: 'PASSED' },
    { name: 'the device test passed later, so the fault may be over', text: captureText({ diagnostics: notElevated, sso: withoutPrt, attempt: failedWith('0x80090016') }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the join did not find the key', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x80090016' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'certutil finds no key, and the elevated key test failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }), files: [certificateStore('Missing stored keyset')], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the TPM is locked out (0x80280803)', text: captureText({ ...untested, attempt: failedWith('0x80280803') }) },
    { name: 'the key store was busy (0x80090020)', text: captureText({ ...untested, attempt: failedWith('0x80090020') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ ...untested, sso: renewedSince, attempt: failedWith('0x80090016') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...untested, attempt: failedWith('0x80090016', anotherUser) }) },
    { name: 'a joined PC still prints an old try to join', text: captureText({ diagnostics: { 'Client ErrorCode': '0x80090016' } }) },
    { name: 'certutil finds no key in a prompt that may not be elevated', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: undefined } }), files: [certificateStore('Missing stored keyset')] },
    { name: 'certutil had no right to the key', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: undefined } }), files: [certificateStore('Access is denied. 0x80070005 (WIN32: 5 ERROR_ACCESS_DENIED)')] },
    { name: 'certutil could use the key', text: captureText(), files: [certificateStore('Signature test passed')] },
  ],
});
