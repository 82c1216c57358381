import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceRefused } from './device-refused.js';

const answer = 'AADSTS500124: No device secret is stored.';

testRule({ describe, it }, deviceRefused, {
  fires: [
    { name: 'Entra refuses the device with a listed code that has no rule of its own', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', stage: 'issuance', cites: 'AADSTS500124' },
    { name: 'the device test passed later', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'possible' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a code of the device that has a rule of its own (AADSTS135011)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS135011: Device used during the authentication is disabled.') }) },
    { name: 'a code about the user (AADSTS50126)', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }) },
    { name: 'a code that no page lists', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS999999: Something new.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ details: withoutDeviceTest, sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
