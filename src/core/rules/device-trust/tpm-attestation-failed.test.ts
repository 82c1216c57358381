import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, notElevated, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { tpmAttestationFailed } from './tpm-attestation-failed.js';

const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };

testRule({ describe, it }, tpmAttestationFailed, {
  fires: [
    { name: 'the proof of the TPM is refused', text: captureText({ ...untested, attempt: failedWith('0x801c03ee') }), confidence: 'likely', stage: 'device-identity', cites: '0x801c03ee' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0x801c03ee' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: captureText({ ...untested, attempt: failedWith('-2145648623') }), confidence: 'likely' },
    { name: 'its certificate is no longer valid', text: captureText({ ...untested, attempt: failedWith('0x801C03EF') }), confidence: 'likely' },
    { name: 'the key test passed later, so the fault may be over', text: captureText({ ...untested, diagnostics: { KeySignTest: 'PASSED' }, attempt: failedWith('0x801c03ee') }), confidence: 'possible', cites: 'PASSED' },
    { name: 'the device test passed later, so the fault may be over', text: captureText({ diagnostics: notElevated, sso: withoutPrt, attempt: failedWith('0x801c03ee') }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the join is refused for the proof of the TPM', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0010' }), confidence: 'likely', stage: 'device-identity' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the TPM reports an error of its own (0x80280013)', text: captureText({ ...untested, attempt: failedWith('0x80280013') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ ...untested, sso: renewedSince, attempt: failedWith('0x801c03ee') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...untested, attempt: failedWith('0x801c03ee', anotherUser) }) },
    { name: 'a joined PC still prints an old try to join', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0010' } }) },
  ],
});
