import { describe, it } from 'vitest';
import { captureText, excerpt, lostWith, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { deviceTestUnreachable } from './device-test-unreachable.js';

const unreachable = { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' };

testRule({ describe, it }, deviceTestUnreachable, {
  fires: [
    { name: 'the test found no network, in the spelling that dsregcmd prints', text: captureText({ details: unreachable, sso: withoutPrt }), confidence: 'likely', stage: 'user-auth', cites: '0xd000023c' },
    { name: 'the name did not resolve for the test', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0x2ee7' }, sso: withoutPrt }), confidence: 'likely' },
    { name: 'the test could not run, and prints no code', text: captureText({ details: { DeviceAuthStatus: 'FAILED. ERROR' }, sso: withoutPrt }), confidence: 'possible' },
    { name: 'the code is one that says nothing of the network', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0x80004005' }, sso: withoutPrt }), confidence: 'possible' },
    { name: 'the PRT is still there', text: captureText({ details: unreachable }), confidence: 'likely', stage: 'renewal' },
    { name: 'the attempt got lost as well', text: captureText({ details: unreachable, sso: withoutPrt, attempt: lostWith('0x80072ee7') }), confidence: 'likely', cites: '0x80072ee7' },
    { name: 'an excerpt of the one line', text: excerpt(unreachable), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra answered that the object is disabled or deleted', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt }) },
    { name: 'the key could not be used, so nothing was sent', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0x80090016' }, sso: withoutPrt }) },
    { name: 'WinHTTP could not use the private key', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0x80072f9a' }, sso: withoutPrt }) },
    { name: 'FAILED without a reason', text: captureText({ details: { DeviceAuthStatus: 'FAILED' }, sso: withoutPrt }) },
    { name: 'the test passes while an attempt got lost', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee7') }) },
    { name: 'the test passes while Entra refused the device', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }) },
  ],
});
