import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, lostWith, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { transportFailed } from './transport-failed.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, transportFailed, {
  fires: [
    { name: 'a number of the HTTP layer that no more exact rule covers', text: captureText({ ...lost, attempt: lostWith('0x80072ee4') }), confidence: 'likely', stage: 'user-auth', cites: '0x80072ee4' },
    { name: 'the number is plain decimal, in an excerpt', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '12004' }), confidence: 'likely' },
    { name: 'an HTTP status that no more exact rule covers', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '418' }) }), confidence: 'possible', cites: '418' },
    { name: 'HTTP Error holds a Windows error', text: captureText({ ...lost, attempt: lostWith('0x80070005') }), confidence: 'possible' },
    { name: 'the token broker prints an error of its internet layer', text: captureText({ ...lost, attempt: failedWith('0xcaa70009') }), confidence: 'likely' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: lostWith('0x80072ee4') }), confidence: 'likely', stage: 'renewal' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a more exact rule names DNS (12007)', text: captureText({ ...lost, attempt: lostWith('0x80072ee7') }) },
    { name: 'WinHTTP cannot reach the private key, which is a fault of the PC', text: captureText({ ...lost, attempt: lostWith('0x80072f9a') }) },
    { name: 'the server answered with words', text: captureText({ ...lost, attempt: refusedWith('AADSTS50126: Error validating credentials.', { 'HTTP Error': '0x80072ee4' }) }) },
    { name: 'the server refused with HTTP 400', text: captureText({ ...lost, attempt: failedWith('0xc000006d', { 'HTTP status': '400' }) }) },
    { name: 'HTTP Error is zero', text: captureText({ ...lost, attempt: lostWith('0x0') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: lostWith('0x80072ee4') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ attempt: lostWith('0x80072ee4', anotherUser) }) },
  ],
});
