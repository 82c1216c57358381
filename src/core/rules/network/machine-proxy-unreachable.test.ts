import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, lostWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { machineDirect, machineProxy } from '../../testing/tool-files.js';
import { machineProxyUnreachable } from './machine-proxy-unreachable.js';

const proxy = { 'Access Type': 'NAMED_PROXY', 'Proxy Server List': '127.0.0.1:8888', 'Proxy Bypass List': '' };
const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, machineProxyUnreachable, {
  fires: [
    { name: 'no connection came about (12029), and the machine is told to use a proxy', text: captureText({ ...lost, proxy, attempt: lostWith('0x80072efd') }), confidence: 'likely', stage: 'user-auth', cites: '127.0.0.1:8888' },
    { name: 'the proxy\'s name did not resolve, in the short spelling', text: captureText({ ...lost, proxy, attempt: lostWith('0x2ee7') }), confidence: 'likely' },
    { name: 'the proxy did not answer in time, as a signed number', text: captureText({ ...lost, proxy, attempt: lostWith('-2147012894') }), confidence: 'likely' },
    { name: 'only the kind of access is shown', text: captureText({ ...lost, proxy: { 'Access Type': 'NAMED_PROXY' }, attempt: lostWith('0x80072efd') }), confidence: 'likely', cites: 'NAMED_PROXY' },
    { name: 'the renewal gets lost while the PRT is still there', text: captureText({ details: withoutDeviceTest, proxy, attempt: lostWith('0x80072efd') }), confidence: 'likely', stage: 'renewal' },
    { name: 'netsh shows the machine\'s proxy, and the attempt could not connect', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [machineProxy], confidence: 'likely', cites: 'oldproxy.contoso.com' },
    { name: 'the proxy\'s name does not resolve', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [machineProxy, { path: 'curl.txt', text: 'C:\\>curl -v -x http://oldproxy.contoso.com:8080 https://login.microsoftonline.com/common/oauth2\n* Could not resolve proxy: oldproxy.contoso.com\n* closing connection #0\ncurl: (5) Could not resolve proxy: oldproxy.contoso.com\n' }], confidence: 'likely', note: 'through to the proxy' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a healthy PC with a machine proxy', text: captureText({ proxy }) },
    { name: 'the machine goes directly', text: captureText({ ...lost, proxy: { 'Access Type': 'DIRECT' }, attempt: lostWith('0x80072efd') }) },
    { name: 'the proxy answers and asks for a name (12015)', text: captureText({ ...lost, proxy, attempt: lostWith('0x80072eef') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, proxy, attempt: lostWith('0x80072efd') }) },
    { name: 'another user\'s attempt got lost, and this user has a PRT', text: captureText({ proxy, attempt: lostWith('0x80072efd', anotherUser) }) },
    { name: 'an excerpt does not show the machine\'s proxy', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP Error': '0x80072efd' }) },
    { name: 'a proxy is set, and the status leaves open what failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [machineProxy] },
    { name: 'the machine goes directly', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072efd') }), files: [machineDirect] },
    { name: 'a proxy is set, and the PRT is healthy', text: captureText(), files: [machineProxy] },
  ],
});
