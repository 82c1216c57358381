import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, notElevated, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { tpm } from '../../testing/tool-files.js';
import { tpmNotReady } from './tpm-not-ready.js';

const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };

testRule({ describe, it }, tpmNotReady, {
  fires: [
    { name: 'the TPM asks to try again', text: captureText({ ...untested, attempt: failedWith('0x80280800') }), confidence: 'likely', stage: 'device-identity', cites: '0x80280800' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0x80280800' }), confidence: 'likely' },
    { name: 'the key device is not ready', text: captureText({ ...untested, attempt: failedWith('0x80090030') }), confidence: 'likely' },
    { name: 'the code is in its 0xd spelling', text: captureText({ ...untested, attempt: failedWith('0xD0280800') }), confidence: 'likely' },
    { name: 'no compatible TPM is found', text: captureText({ ...untested, attempt: failedWith('-2144845809') }), confidence: 'likely' },
    { name: 'the key test passed later, so the fault may be over', text: captureText({ ...untested, diagnostics: { KeySignTest: 'PASSED' }, attempt: failedWith('0x80280800') }), confidence: 'possible', cites: 'PASSED' },
    { name: 'the device test passed later, so the fault may be over', text: captureText({ diagnostics: notElevated, sso: withoutPrt, attempt: failedWith('0x80280800') }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the join finds no TPM', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x8028400f' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'Get-Tpm shows a TPM that is not ready, and the key test failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }), files: [tpm({ TpmReady: 'False' })], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the TPM is locked out (0x80280803)', text: captureText({ ...untested, attempt: failedWith('0x80280803') }) },
    { name: 'the key is missing (0x80090016)', text: captureText({ ...untested, attempt: failedWith('0x80090016') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ ...untested, sso: renewedSince, attempt: failedWith('0x80280800') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...untested, attempt: failedWith('0x80280800', anotherUser) }) },
    { name: 'a joined PC still prints an old try to join', text: captureText({ diagnostics: { 'Client ErrorCode': '0x8028400f' } }) },
    { name: 'the TPM is not ready, and the PRT is healthy', text: captureText(), files: [tpm({ TpmReady: 'False' })] },
    { name: 'it is locked out, which says more', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }), files: [tpm({ TpmReady: 'False', LockedOut: 'True' })] },
  ],
});
