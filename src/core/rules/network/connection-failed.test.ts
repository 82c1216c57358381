import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { portTest } from '../../testing/tool-files.js';
import { connectionFailed } from './connection-failed.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, connectionFailed, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072efd', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072efd' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072efd')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2efd' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is a signed number', text: captureText({ ...lost, attempt: lostWith('-2147012867') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072efd') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072efd', anotherUser) }), confidence: 'possible' },
    { name: 'the token broker prints its own code', text: captureText({ ...lost, attempt: failedWith('0xcaa70003') }), confidence: 'confirmed' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072efd]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072efd' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072efd]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the status leaves open what failed, and a port test as the machine says it', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [portTest('tnc-system.txt', false)], confidence: 'likely' },
    { name: 'it is not shown who ran the port test', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [portTest('tnc.txt', false)], confidence: 'likely', note: 'does not show whether' },
    { name: 'two observers: the attempt and the test', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [portTest('tnc-system.txt', false)], confidence: 'confirmed', cites: 'TcpTestSucceeded : False' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the name did not resolve (12007)', text: captureText({ ...lost, attempt: lostWith('0x80072ee7') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072efd') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072efd', anotherUser) }) },
    { name: 'a host that the PRT does not need is blocked', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [portTest('tnc-system.txt', false, 'pas.windows.net')] },
    { name: 'a port test fails while the PRT is healthy', text: captureText(), files: [portTest('tnc-system.txt', false)] },
  ],
});
