import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { portTest } from '../../testing/tool-files.js';
import { requestTimeout } from './request-timeout.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, requestTimeout, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072ee2', text: captureText({ ...lost, attempt: lostWith('0x80072ee2') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072ee2' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072ee2')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2ee2' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'CloudAP prints the number in its 0xc007 spelling', text: captureText({ ...lost, attempt: lostWith('0xC0072EE2') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee2') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072ee2', anotherUser) }), confidence: 'possible' },
    { name: 'Windows prints its wait timeout', text: captureText({ ...lost, attempt: failedWith('258') }), confidence: 'likely' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee2]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072ee2' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee2]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the attempt waited in vain, and the machine cannot connect', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072ee2') }), files: [portTest('tnc-system.txt', false)], confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the connection was cut (12030)', text: captureText({ ...lost, attempt: lostWith('0x80072efe') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072ee2') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072ee2', anotherUser) }) },
    { name: 'the server itself answers with HTTP 504', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '504' }) }) },
    { name: 'the status names no time', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [portTest('tnc-system.txt', false)] },
  ],
});
