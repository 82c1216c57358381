import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { sessionKeyBroken } from './session-key-broken.js';

const answer = 'AADSTS140001: The session key is not valid.';

testRule({ describe, it }, sessionKeyBroken, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS140001', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'issuance', cites: 'AADSTS140001' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed' },
    { name: 'Entra answers with its twin AADSTS1400011', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS1400011: The session key was not provided.') }), confidence: 'confirmed', cites: 'AADSTS1400011' },
    { name: 'the device test passes, but it does not touch what broke', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the transport key is missing (AADSTS130006)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS130006: The transport key was not found on the device.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
