import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, notElevated, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { eventXml, tpm } from '../../testing/tool-files.js';
import { tpmLockedOut } from './tpm-locked-out.js';

/** What Windows logs where the key of the device certificate fails. */
const keyError = eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1152, '2026-03-02T09:00:00.000Z', { Result: '0x80090031' });
const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };

testRule({ describe, it }, tpmLockedOut, {
  fires: [
    { name: 'the TPM defends itself against guessing', text: captureText({ ...untested, attempt: failedWith('0x80280803') }), confidence: 'likely', stage: 'device-identity', cites: '0x80280803' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0x80280803' }), confidence: 'likely' },
    { name: 'the code is in its 0xc spelling', text: captureText({ ...untested, attempt: failedWith('0xC0280803') }), confidence: 'likely' },
    { name: 'a TPM 2.0 is in lockout', text: captureText({ ...untested, attempt: failedWith('-2144859871') }), confidence: 'likely' },
    { name: 'the key store reports it', text: captureText({ ...untested, attempt: failedWith('0x80090031') }), confidence: 'likely' },
    { name: 'the key test passed later, so the fault may be over', text: captureText({ ...untested, diagnostics: { KeySignTest: 'PASSED' }, attempt: failedWith('0x80280803') }), confidence: 'possible', cites: 'PASSED' },
    { name: 'the device test passed later, so the fault may be over', text: captureText({ diagnostics: notElevated, sso: withoutPrt, attempt: failedWith('0x80280803') }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the join meets the lockout', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x80280803' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'Get-Tpm shows the lockout, and the key test failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }), files: [tpm({ LockedOut: 'True' })], confidence: 'likely' },
    { name: 'Get-Tpm shows the lockout, and the test of the transport key failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (transport key)' } }), files: [tpm({ LockedOut: 'True' })], confidence: 'likely' },
    { name: 'the log names the lockout, where dsregcmd prints the status of the sign-in alone', text: captureText({ ...untested, attempt: failedWith('0xc0048451') }), files: [keyError], confidence: 'likely', cites: '0x80090031' },
    { name: 'Get-Tpm shows the lockout, and the PRT is missing without a reason', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: undefined } }), files: [tpm({ LockedOut: 'True' })], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the TPM is still starting (0x80280800)', text: captureText({ ...untested, attempt: failedWith('0x80280800') }) },
    { name: 'the TPM reports something else (0x80280013)', text: captureText({ ...untested, attempt: failedWith('0x80280013') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ ...untested, sso: renewedSince, attempt: failedWith('0x80280803') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...untested, attempt: failedWith('0x80280803', anotherUser) }) },
    { name: 'a joined PC still prints an old try to join', text: captureText({ diagnostics: { 'Client ErrorCode': '0x80280803' } }) },
    { name: 'the TPM is locked out, and the PRT is healthy', text: captureText(), files: [tpm({ LockedOut: 'True' })] },
    { name: 'the TPM is not locked out', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }), files: [tpm({ LockedOut: 'False' })] },
  ],
});
