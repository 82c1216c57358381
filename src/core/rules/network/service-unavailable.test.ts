import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { recording } from '../../testing/tool-files.js';
import { serviceUnavailable } from './service-unavailable.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, serviceUnavailable, {
  fires: [
    { name: 'the attempt of this user got HTTP 503', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '503' }) }), confidence: 'confirmed', stage: 'user-auth', cites: '503' },
    { name: 'the renewal meets it while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(failedWith('0xc000023c', { 'HTTP status': '503' })) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP status': '503' }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '503' }) }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'the status is wrapped in a code of the token broker', text: captureText({ ...lost, attempt: lostWith('0xcaa301f7') }), confidence: 'confirmed' },
    { name: 'Entra reports a passing fault (AADSTS90033)', text: captureText({ ...lost, attempt: refusedWith('AADSTS90033: A transient error has occurred. Please try again.') }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS90033' },
    { name: 'the registration service is busy', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0025' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'a recording of the user shows an error of the service', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [recording(503, 'text/html')], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the service asks to slow down (HTTP 429)', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '429' }) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000023c', { 'HTTP status': '503' }) }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '503', ...anotherUser }) }) },
    { name: 'AD FS answers a fault with HTTP 500', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '500', 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed' }) }) },
    { name: 'no answer came at all (12002)', text: captureText({ ...lost, attempt: lostWith('0x80072ee2') }) },
    { name: 'the service failed once, and the PRT is healthy', text: captureText(), files: [recording(503, 'text/html')] },
  ],
});
