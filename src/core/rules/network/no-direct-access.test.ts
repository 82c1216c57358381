import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { machineDirect, portTest, userProxy } from '../../testing/tool-files.js';
import { noDirectAccess } from './no-direct-access.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, noDirectAccess, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072ef7', text: captureText({ ...lost, attempt: lostWith('0x80072ef7') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072ef7' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072ef7')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2ef7' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is a signed number', text: captureText({ ...lost, attempt: lostWith('-2147012873') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072ef7') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072ef7', anotherUser) }), confidence: 'possible' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ef7]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072ef7' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ef7]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'only the user has a proxy, and the machine could not connect', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [machineDirect, userProxy], confidence: 'likely', note: 'does not know the user' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a direct connection was tried and failed (12029)', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072ef7') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072ef7', anotherUser) }) },
    { name: 'only the user has a proxy, and the PRT is healthy', text: captureText(), files: [machineDirect, userProxy] },
    { name: 'the machine gets through without a proxy', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [machineDirect, userProxy, portTest('tnc-system.txt', true)] },
    { name: 'neither has a proxy', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [machineDirect] },
  ],
});
