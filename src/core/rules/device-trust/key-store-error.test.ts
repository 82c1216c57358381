import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, notElevated, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { keyStoreError } from './key-store-error.js';

const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };

testRule({ describe, it }, keyStoreError, {
  fires: [
    { name: 'the key store reports an error that no more exact rule covers', text: captureText({ ...untested, attempt: failedWith('0x80090020') }), confidence: 'likely', stage: 'device-identity', cites: '0x80090020' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0x80090020' }), confidence: 'likely' },
    { name: 'the code is in its 0xc spelling', text: captureText({ ...untested, attempt: failedWith('0xC0090020') }), confidence: 'likely' },
    { name: 'the code is a signed number', text: captureText({ ...untested, attempt: failedWith('-2146893792') }), confidence: 'likely' },
    { name: 'the last number of the block', text: captureText({ ...untested, attempt: failedWith('0x800902ff') }), confidence: 'likely' },
    { name: 'the key test passed later, so the fault may be over', text: captureText({ ...untested, diagnostics: { KeySignTest: 'PASSED' }, attempt: failedWith('0x80090020') }), confidence: 'possible', cites: 'PASSED' },
    { name: 'the device test passed later, so the fault may be over', text: captureText({ diagnostics: notElevated, sso: withoutPrt, attempt: failedWith('0x80090020') }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the join meets the error', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x80090020' }), confidence: 'likely', stage: 'device-identity' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the key is missing (0x80090016)', text: captureText({ ...untested, attempt: failedWith('0x80090016') }) },
    { name: 'Schannel did not trust a certificate (0x80090325)', text: captureText({ ...untested, attempt: failedWith('0x80090325') }) },
    { name: 'the TPM reports an error (0x80280013)', text: captureText({ ...untested, attempt: failedWith('0x80280013') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ ...untested, sso: renewedSince, attempt: failedWith('0x80090020') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...untested, attempt: failedWith('0x80090020', anotherUser) }) },
    { name: 'a joined PC still prints an old try to join', text: captureText({ diagnostics: { 'Client ErrorCode': '0x80090020' } }) },
  ],
});
