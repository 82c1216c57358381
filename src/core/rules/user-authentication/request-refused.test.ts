import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { requestRefused } from './request-refused.js';

const unlisted = 'AADSTS999999: Something new.';
const listed = 'AADSTS50049: Unknown or invalid cloud instance.';

testRule({ describe, it }, requestRefused, {
  fires: [
    { name: 'Entra answers about the tenant with a listed code that has no rule of its own', text: captureText({ sso: withoutPrt, attempt: refusedWith(listed) }), confidence: 'likely', stage: 'user-auth' },
    { name: 'no page lists the code', text: captureText({ sso: withoutPrt, attempt: refusedWith(unlisted) }), confidence: 'possible', stage: 'user-auth', cites: 'AADSTS999999' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(unlisted)) }), confidence: 'possible', stage: 'renewal' },
    { name: 'the wrapper AADSTS70002 stands alone', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS70002: Error validating credentials.') }), confidence: 'possible' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': unlisted }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a more exact rule names the password (AADSTS50126)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.') }) },
    { name: 'a listed code about the device', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS500124: No device secret is stored.') }) },
    { name: 'the server\'s words hold no code', text: captureText({ sso: withoutPrt, attempt: refusedWith('The request was refused.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(unlisted) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(unlisted, anotherUser) }) },
  ],
});
