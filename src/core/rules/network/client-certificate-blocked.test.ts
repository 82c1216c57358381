import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, lostWith, notJoined, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { curl, curlOf, inspected, untouched } from '../../testing/tool-files.js';
import { clientCertificateBlocked } from './client-certificate-blocked.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, clientCertificateBlocked, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072f0c', text: captureText({ ...lost, attempt: lostWith('0x80072f0c') }), confidence: 'likely', stage: 'user-auth', cites: '0x80072f0c' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072f0c')) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2f0c' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is a signed number', text: captureText({ ...lost, attempt: lostWith('-2147012852') }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072f0c') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072f0c', anotherUser) }), confidence: 'possible' },
    { name: 'Entra found no certificate in the request (AADSTS50192)', text: captureText({ ...lost, attempt: refusedWith('AADSTS50192: Invalid request: no credentials were found in the request.') }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f0c]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'likely', stage: 'device-identity', cites: '0x80072f0c' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f0c]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'only the device\'s own host is inspected, and the device test was lost', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' } }), files: [curl('login-system.txt', ...untouched), curlOf('device-system.txt', 'device.login.microsoftonline.com', ...inspected.map((line) => line.replace('login.', 'device.login.')))], confidence: 'likely', stage: 'renewal' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the PC did not trust the server\'s certificate (12045)', text: captureText({ ...lost, attempt: lostWith('0x80072f0d') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072f0c') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072f0c', anotherUser) }) },
    { name: 'the device\'s own host is inspected, and the device test passed', text: captureText(), files: [curl('login-system.txt', ...untouched), curlOf('device-system.txt', 'device.login.microsoftonline.com', ...inspected)] },
  ],
});
