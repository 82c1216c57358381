import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { curl, inspected, untouched } from '../../testing/tool-files.js';
import { tlsCertificateRejected } from './tls-certificate-rejected.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, tlsCertificateRejected, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072f0d', text: captureText({ ...lost, attempt: lostWith('0x80072f0d') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072f0d' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072f0d')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2f0d' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the token broker prints the number', text: captureText({ ...lost, attempt: lostWith('0xcaa82f0d') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072f0d') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072f0d', anotherUser) }), confidence: 'possible' },
    { name: 'CryptoAPI reports an untrusted root', text: captureText({ ...lost, attempt: failedWith('0x800b0109') }), confidence: 'confirmed' },
    { name: 'Schannel reports an untrusted root, signed', text: captureText({ ...lost, attempt: failedWith('-2146893019') }), confidence: 'confirmed' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f0d]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072f0d' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f0d]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'something opens TLS on the way, and the status leaves open what failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [curl('curl-system.txt', ...inspected)], confidence: 'likely', cites: 'Contoso Inspection CA', note: 'opens the encrypted connection' },
    { name: 'the connection was cut, and something opens TLS on the way', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efe') }), files: [curl('curl-system.txt', ...inspected)], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'no common TLS version (12157)', text: captureText({ ...lost, attempt: lostWith('0x80072f7d') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072f0d') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072f0d', anotherUser) }) },
    { name: 'TLS is inspected, and the PRT is healthy all the same', text: captureText(), files: [curl('curl-system.txt', ...inspected)] },
    { name: 'the certificate is the service\'s own', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [curl('curl-system.txt', ...untouched)] },
    { name: 'Entra answered', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), files: [curl('curl-system.txt', ...inspected)] },
  ],
});
