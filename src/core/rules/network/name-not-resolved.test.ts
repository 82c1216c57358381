import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { lookupFails, portTest } from '../../testing/tool-files.js';
import { nameNotResolved } from './name-not-resolved.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, nameNotResolved, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072ee7', text: captureText({ ...lost, attempt: lostWith('0x80072ee7') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072ee7' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072ee7')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2ee7' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the number is plain decimal', text: captureText({ ...lost, attempt: lostWith('12007') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee7') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072ee7', anotherUser) }), confidence: 'possible' },
    { name: 'the token broker prints its own code', text: captureText({ ...lost, attempt: failedWith('0xcaa70004') }), confidence: 'confirmed' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee7]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072ee7' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee7]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the status leaves open what failed, and a look-up as the machine says it', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [lookupFails], confidence: 'likely', cites: 'Non-existent domain' },
    { name: 'the user looked it up, which says nothing sure about the machine', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [{ ...lookupFails, path: 'nslookup-user.txt' }], confidence: 'possible', note: 'as the user' },
    { name: 'the machine reaches the host since', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072ee7') }), files: [portTest('tnc-system.txt', true)], confidence: 'likely', note: 'may be over' },
    { name: 'the device test alone was lost', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt }), files: [lookupFails], confidence: 'likely' },
    { name: 'no PRT and no reason, and the machine finds no name', text: captureText({ details: withoutDeviceTest, sso: withoutPrt }), files: [lookupFails], confidence: 'likely', note: 'no failed attempt' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the name resolved, but no connection came about (12029)', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072ee7') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072ee7', anotherUser) }) },
    { name: 'the digits stand in the server\'s words', text: captureText({ sso: withoutPrt, attempt: refusedWith('Request 12007 was refused.') }) },
    { name: 'a look-up fails while the PRT is healthy', text: captureText(), files: [lookupFails] },
    { name: 'Entra answered the attempt, whatever a look-up shows', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), files: [lookupFails] },
    { name: 'the attempt could not connect: it had the address', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [lookupFails] },
    { name: 'no PRT, but Entra accepted the device when the command ran', text: captureText({ sso: withoutPrt }), files: [lookupFails] },
    { name: 'only a look-up was shown', files: [lookupFails] },
  ],
});
