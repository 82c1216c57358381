import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { transportKeyMissing } from './transport-key-missing.js';

const answer = 'AADSTS130006: The transport key was not found on the device.';

testRule({ describe, it }, transportKeyMissing, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS130006', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'issuance', cites: 'AADSTS130006' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed' },
    { name: 'Entra answers with its twin AADSTS1000027', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS1000027: The session transport key is not present.') }), confidence: 'confirmed', cites: 'AADSTS1000027' },
    { name: 'the device test passes, but it does not touch what broke', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the session key is wrong (AADSTS140001)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS140001: The session key is not valid.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
