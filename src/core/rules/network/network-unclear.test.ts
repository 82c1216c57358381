import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, lostWith, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { networkUnclear } from './network-unclear.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, networkUnclear, {
  fires: [
    { name: 'the status means unreachable or an HTTP error, and nothing else is shown', text: captureText({ ...lost, attempt: failedWith('0xc000023c') }), confidence: 'possible', stage: 'user-auth', cites: '0xc000023c' },
    { name: 'the status is a signed number', text: captureText({ ...lost, attempt: failedWith('-1073741634') }), confidence: 'possible' },
    { name: 'the status is in its 0xd spelling', text: captureText({ ...lost, attempt: failedWith('0xD00000C4') }), confidence: 'possible' },
    { name: 'the device test found no way to Entra either', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt, attempt: failedWith('0xc000023c') }), confidence: 'likely', cites: '0xd000023c' },
    { name: 'the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: failedWith('0xc000023c') }), confidence: 'possible', stage: 'renewal' },
    { name: 'an excerpt of the one line', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc000023c' }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'HTTP Error tells what happened', text: captureText({ ...lost, attempt: lostWith('0x80072ee7') }) },
    { name: 'HTTP status tells what happened', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '503' }) }) },
    { name: 'Entra answered with words', text: captureText({ ...lost, attempt: refusedWith('AADSTS50126: Error validating credentials.', { 'Attempt Status': '0xc000023c' }) }) },
    { name: 'the status is the one of a refusal', text: captureText({ ...lost, attempt: failedWith('0xc000006d') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000023c') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xc000023c', anotherUser) }) },
  ],
});
