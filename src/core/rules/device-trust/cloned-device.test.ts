import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { clonedDevice } from './cloned-device.js';

const answer = 'AADSTS1000503: The device identifiers in the request do not match.';

testRule({ describe, it }, clonedDevice, {
  fires: [
    { name: 'Entra answers this user\'s attempt with AADSTS1000503', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'issuance', cites: 'AADSTS1000503' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ details: withoutDeviceTest, attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'issuance' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely' },
    { name: 'Entra answers with its twin AADSTS901202', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS901202: The device identifier in the signature differs from the one of the resource account.') }), confidence: 'likely', cites: 'AADSTS901202' },
    { name: 'the device test passes, but it does not touch what broke', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'one certificate does not match (AADSTS1002003)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS1002003: The TLS client certificate does not match the device.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ details: withoutDeviceTest, enterpriseAttempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
