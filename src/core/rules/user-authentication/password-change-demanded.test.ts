import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { passwordChangeDemanded } from './password-change-demanded.js';

const answer = 'AADSTS50142: Password change is required due to a conditional access policy.';

testRule({ describe, it }, passwordChangeDemanded, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50142', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50142' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50142' },
    { name: 'the sign-in is interrupted for a password reset (AADSTS50125)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50125: Sign-in was interrupted because of a password reset or password registration entry.') }), confidence: 'confirmed', cites: 'AADSTS50125' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the password has expired by age (AADSTS50055)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50055: The password is expired.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ enterpriseAttempt: refusedWith(answer) }) },
  ],
});
