import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { recording } from '../../testing/tool-files.js';
import { requestBlocked } from './request-blocked.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, requestBlocked, {
  fires: [
    { name: 'the attempt of this user got HTTP 403', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '403' }) }), confidence: 'likely', stage: 'user-auth', cites: '403' },
    { name: 'the renewal meets it while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(failedWith('0xc000023c', { 'HTTP status': '403' })) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP status': '403' }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '403' }) }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'a sign-in page of the network redirects', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '302' }) }), confidence: 'likely' },
    { name: 'the status is wrapped in a code of Windows', text: captureText({ ...lost, attempt: lostWith('0x80190193') }), confidence: 'likely' },
    { name: 'a block page stands where data should, seen by the user', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [recording(403, 'text/html')], confidence: 'possible', note: 'as the user' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the proxy asks for a name (HTTP 407)', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '407' }) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000023c', { 'HTTP status': '403' }) }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '403', ...anotherUser }) }) },
    { name: 'AD FS itself answers that it does not offer the address', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '403', 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed' }) }) },
    { name: 'the service itself refuses with HTTP 400', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '400' }) }) },
    { name: 'a block page, and the PRT is healthy', text: captureText(), files: [recording(403, 'text/html')] },
    { name: 'the service answered with data', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [recording(200, 'application/json')] },
  ],
});
