import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { realmDiscoveryFailed } from './realm-discovery-failed.js';

const lost = { details: withoutDeviceTest, sso: withoutPrt };

testRule({ describe, it }, realmDiscoveryFailed, {
  fires: [
    { name: 'the token broker could not ask who signs the user in', text: captureText({ ...lost, attempt: failedWith('0xcaa90018') }), confidence: 'likely', stage: 'user-auth', cites: '0xcaa90018' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(failedWith('0xcaa90018')) }), confidence: 'likely', stage: 'renewal' },
    { name: 'the code is a signed number', text: captureText({ ...lost, attempt: failedWith('-894894056') }), confidence: 'likely' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xcaa90018' }), confidence: 'likely' },
    { name: 'the join could not ask either', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c003d' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c003d' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra answered that it does not know the realm (0xc000005f)', text: captureText({ ...lost, attempt: failedWith('0xc000005f') }) },
    { name: 'the realm was read, but names no address (0xcaa9001a)', text: captureText({ ...lost, attempt: failedWith('0xcaa9001a') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xcaa90018') }) },
    { name: 'the attempt was another user\'s', text: captureText({ ...lost, attempt: failedWith('0xcaa90018', anotherUser) }) },
  ],
});
