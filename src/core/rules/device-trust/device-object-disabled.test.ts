import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceObjectDisabled } from './device-object-disabled.js';

const answer = 'AADSTS135011: Device used during the authentication is disabled.';

testRule({ describe, it }, deviceObjectDisabled, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS135011', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'issuance', cites: 'AADSTS135011' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed' },
    { name: 'the device of the Hello key is disabled (AADSTS130007)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS130007: The device that the key belongs to is disabled.') }), confidence: 'confirmed', cites: 'AADSTS130007' },
    { name: 'the device test passed later, so the refusal may be over', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the refusal was met by another user of the PC', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the object is gone, not disabled (AADSTS700003)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS700003: Device object was not found in the tenant directory.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
  ],
});
