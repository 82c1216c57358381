import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { recording } from '../../testing/tool-files.js';
import { answerAltered } from './answer-altered.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, answerAltered, {
  fires: [
    { name: 'the attempt of this user got HTTP 200', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '200' }) }), confidence: 'likely', stage: 'user-auth', cites: '200' },
    { name: 'the renewal meets it while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(failedWith('0xc000023c', { 'HTTP status': '200' })) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP status': '200' }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '200' }) }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'Windows could not read the answer as JSON', text: captureText({ ...lost, attempt: failedWith('0x8007000D', { 'HTTP status': '400' }) }), confidence: 'likely' },
    { name: 'the token came back without the user\'s id, signed', text: captureText({ ...lost, attempt: failedWith('-1073445822') }), confidence: 'likely' },
    { name: 'the HTTP layer could not parse the answer (12152)', text: captureText({ ...lost, attempt: lostWith('12152') }), confidence: 'likely' },
    { name: 'the registration service\'s answer is malformed', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0001' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'a web page stands where data should, seen by the user', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: failedWith('0xc000023c') }), files: [recording(200, 'text/html')], confidence: 'possible', note: 'as the user' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a proxy answers with HTTP 403', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '403' }) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000023c', { 'HTTP status': '200' }) }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '200', ...anotherUser }) }) },
    { name: 'the identity provider answered without a token', text: captureText({ ...lost, attempt: failedWith('0xc00484c1', { 'HTTP status': '200' }) }) },
    { name: 'a web page, and the PRT is healthy', text: captureText(), files: [recording(200, 'text/html')] },
  ],
});
