import { describe, it } from 'vitest';
import { anotherUser, captureText, failedWith, lostWith, refusedWith, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { hostsBlock, machineProxy } from '../../testing/tool-files.js';
import { hostsFileOverride } from './hosts-file-override.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, hostsFileOverride, {
  fires: [
    { name: 'the hosts file leads nowhere, and the attempt could not connect', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }), files: [hostsBlock], confidence: 'confirmed', stage: 'user-auth', cites: '0.0.0.0' },
    { name: 'the hosts file names a server that is not Entra\'s', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }), files: [{ path: 'hosts', text: '10.0.0.9 login.microsoftonline.com' }], confidence: 'likely' },
    { name: 'the status leaves open what failed', text: captureText({ ...lost, attempt: failedWith('0xc000023c') }), files: [hostsBlock], confidence: 'likely' },
    { name: 'another server shows another certificate', text: captureText({ ...lost, attempt: lostWith('0x80072f06') }), files: [{ path: 'hosts', text: '10.0.0.9 login.microsoftonline.com' }], confidence: 'likely' },
    { name: 'the machine has a proxy, which looks names up itself', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }), files: [hostsBlock, machineProxy], confidence: 'likely', note: 'proxy' },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: lostWith('0x80072efd', anotherUser) }), files: [hostsBlock], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a healthy PC with such a line', text: captureText(), files: [hostsBlock] },
    { name: 'Entra answered', text: captureText({ ...lost, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), files: [hostsBlock] },
    { name: 'a line for a host that the request did not need', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }), files: [{ path: 'hosts', text: '10.0.0.9 enterpriseregistration.windows.net' }] },
    { name: 'a hosts file without a sign-in host', text: captureText({ ...lost, attempt: lostWith('0x80072efd') }), files: [{ path: 'hosts', text: '127.0.0.1 localhost' }] },
  ],
});
