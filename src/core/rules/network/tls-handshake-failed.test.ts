import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { registry } from '../../testing/tool-files.js';
import { tlsHandshakeFailed } from './tls-handshake-failed.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, tlsHandshakeFailed, {
  fires: [
    { name: 'the attempt of this user ends with 0x80072f7d', text: captureText({ ...lost, attempt: lostWith('0x80072f7d') }), confidence: 'confirmed', stage: 'user-auth', cites: '0x80072f7d' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(lostWith('0x80072f7d')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt has the number in its short spelling', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x2f7d' }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the number is plain decimal', text: captureText({ ...lost, attempt: lostWith('12157') }), confidence: 'confirmed' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072f7d') }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'another user of the PC met it, and this user has no PRT either', text: captureText({ ...lost, attempt: lostWith('0x80072f7d', anotherUser) }), confidence: 'possible' },
    { name: 'Schannel finds no common algorithm', text: captureText({ ...lost, attempt: failedWith('0x80090331') }), confidence: 'confirmed' },
    { name: 'the live test and the recorded try agree that the way to the join is broken', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f7d]', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072f7d' },
    { name: 'the live test finds it, but the recorded try ended otherwise', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072f7d]', 'Client ErrorCode': '0x801c001d' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'TLS 1.2 is off in the registry, and no common version was found', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072f7d') }), files: [registry('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client', '"Enabled"=dword:00000000')], confidence: 'confirmed', note: 'TLS 1.2' },
    { name: 'TLS 1.2 is off, and the connection was cut', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efe') }), files: [registry('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client', '"Enabled"=dword:00000000')], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the certificate was not trusted (12045)', text: captureText({ ...lost, attempt: lostWith('0x80072f0d') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072f7d') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072f7d', anotherUser) }) },
    { name: 'TLS 1.2 is off, and the PRT is healthy', text: captureText(), files: [registry('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client', '"Enabled"=dword:00000000')] },
  ],
});
