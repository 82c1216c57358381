import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { connectionReset } from './connection-reset.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, connectionReset, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072efe', text: captureText({ ...lost, attempt: lostWith('0x80072efe') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072efe' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072efe')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2efe' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the token broker prints the number', text: captureText({ ...lost, attempt: lostWith('0xcaa82efe') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072efe') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072efe', anotherUser) }), confidence: 'possible' },
    { name: 'the token broker prints a broken download', text: captureText({ ...lost, attempt: failedWith('0xcaa70007') }), confidence: 'confirmed' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072efe]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072efe' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072efe]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'no connection came about (12029)', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072efe') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072efe', anotherUser) }) },
  ],
});
