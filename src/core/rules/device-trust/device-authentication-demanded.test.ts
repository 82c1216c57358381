import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceAuthenticationDemanded } from './device-authentication-demanded.js';

const answer = 'AADSTS50097: Device authentication is required.';

testRule({ describe, it }, deviceAuthenticationDemanded, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS50097', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', stage: 'issuance', cites: 'AADSTS50097' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'possible', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'possible' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'possible' },
    { name: 'Entra answers with its twin AADSTS1002023', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS1002023: Device authentication from a specific tenant is required.') }), confidence: 'possible', cites: 'AADSTS1002023' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the proof of the device failed (AADSTS50155)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS50155: Device authentication failed.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
