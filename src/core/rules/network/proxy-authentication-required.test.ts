import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { curl } from '../../testing/tool-files.js';
import { proxyAuthenticationRequired } from './proxy-authentication-required.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, proxyAuthenticationRequired, {
  fires: [
    { name: 'the attempt of this user got HTTP 407', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '407' }) }), confidence: 'confirmed', stage: 'user-auth', cites: '407' },
    { name: 'the renewal meets it while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(failedWith('0xc000023c', { 'HTTP status': '407' })) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP status': '407' }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '407' }) }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'the status is wrapped in a code of the token broker', text: captureText({ ...lost, attempt: lostWith('0xcaa30197') }), confidence: 'confirmed' },
    { name: 'a login failed on the way (12015), which can also be a server\'s', text: captureText({ ...lost, attempt: lostWith('0x2eef') }), confidence: 'likely' },
    { name: 'a federated sign-in meets the proxy as well', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '407', 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed' }) }), confidence: 'confirmed' },
    { name: 'the live test of the join meets a login as well', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072eef]', 'Client ErrorCode': '0x801c0021' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the proxy asks for a name, and the status leaves open what failed', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [curl('curl-system.txt', '< HTTP/1.1 407 Proxy Authentication Required', '* CONNECT tunnel failed, response 407', 'curl: (56) CONNECT tunnel failed, response 407')], confidence: 'likely', cites: '407' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a proxy blocks without asking for a name (HTTP 403)', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '403' }) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000023c', { 'HTTP status': '407' }) }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '407', ...anotherUser }) }) },
    { name: 'the service itself refuses with HTTP 400', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '400' }) }) },
    { name: 'the proxy could not be found (12180)', text: captureText({ ...lost, attempt: lostWith('0x80072f94') }) },
    { name: 'the proxy asks for a name, and the PRT is healthy', text: captureText(), files: [curl('curl-system.txt', '< HTTP/1.1 407 Proxy Authentication Required', 'curl: (56) CONNECT tunnel failed, response 407')] },
  ],
});
