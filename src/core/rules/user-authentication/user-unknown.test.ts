import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { userUnknown } from './user-unknown.js';

const answer = 'AADSTS50034: The user account {EmailHidden} does not exist in the contoso.com directory.';

testRule({ describe, it }, userUnknown, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50034', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS50034' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely', cites: 'AADSTS50034' },
    { name: 'Entra answers with its twin AADSTS51004', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS51004: The user account does not exist in the directory.') }), confidence: 'likely', cites: 'AADSTS51004' },
    { name: 'Windows prints the status for an unknown user as a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073741724') }), confidence: 'likely', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the whole tenant is unknown (AADSTS90002)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90002: Tenant \'contoso.local\' not found. Check to make sure you have the correct tenant ID.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
