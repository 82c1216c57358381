import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { proxyDiscoveryFailed } from './proxy-discovery-failed.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, proxyDiscoveryFailed, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072f94', text: captureText({ ...lost, attempt: lostWith('0x80072f94') }), confidence: 'likely', stage: 'user-auth', cites: '0x80072f94' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072f94')) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2f94' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is a signed number', text: captureText({ ...lost, attempt: lostWith('-2147012716') }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072f94') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072f94', anotherUser) }), confidence: 'possible' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f94]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'likely', stage: 'device-identity', cites: '0x80072f94' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f94]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a name did not resolve (12007)', text: captureText({ ...lost, attempt: lostWith('0x80072ee7') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072f94') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072f94', anotherUser) }) },
  ],
});
