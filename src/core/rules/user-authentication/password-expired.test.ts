import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { passwordExpired } from './password-expired.js';

const answer = 'AADSTS50055: The password is expired.';

testRule({ describe, it }, passwordExpired, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50055', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50055' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50055' },
    { name: 'the Active Directory password has expired (AADSTS50144)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50144: The user\'s Active Directory password has expired.') }), confidence: 'confirmed', cites: 'AADSTS50144' },
    { name: 'Windows prints the status for an expired password', text: captureText({ sso: withoutPrt, attempt: failedWith('0xC0000071') }), confidence: 'likely', stage: 'user-auth' },
    { name: 'Windows prints the status for a password that must change', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073741276') }), confidence: 'likely', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a policy demands a new password (AADSTS50142)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50142: Password change is required due to a conditional access policy.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
