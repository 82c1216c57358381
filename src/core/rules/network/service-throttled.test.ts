import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, lostWith, notJoined, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { serviceThrottled } from './service-throttled.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, serviceThrottled, {
  fires: [
    { name: 'the attempt of this user got HTTP 429', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '429' }) }), confidence: 'confirmed', stage: 'user-auth', cites: '429' },
    { name: 'the renewal meets it while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(failedWith('0xc000023c', { 'HTTP status': '429' })) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000023c', 'HTTP status': '429' }), confidence: 'likely' },
    { name: 'the device test reached Entra later, so the fault may be over', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '429' }) }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'Entra throttles the tenant (AADSTS90055)', text: captureText({ ...lost, attempt: refusedWith('AADSTS90055: The tenant is being throttled due to too many requests.') }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS90055' },
    { name: 'the status is wrapped in a code of the token broker', text: captureText({ ...lost, attempt: lostWith('0xcaa301ad') }), confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the service is down (HTTP 503)', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '503' }) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000023c', { 'HTTP status': '429' }) }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xc000023c', { 'HTTP status': '429', ...anotherUser }) }) },
    { name: 'the registration service throttles a join in words of its own', text: notJoined({ 'Client ErrorCode': '0x801c03f2', 'Server Message': 'The request was throttled.' }) },
  ],
});
