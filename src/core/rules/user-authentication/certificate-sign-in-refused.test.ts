import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { certificateSignInRefused } from './certificate-sign-in-refused.js';

const answer = 'AADSTS50017: Validation of given certificate for certificate based authentication failed.';

testRule({ describe, it }, certificateSignInRefused, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50017', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50017' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50017' },
    { name: 'the revocation list could not be fetched (AADSTS500173)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS500173: The certificate revocation list could not be downloaded.') }), confidence: 'confirmed', cites: 'AADSTS500173' },
    { name: 'Windows prints that the smart card certificate has expired, signed', text: captureText({ sso: withoutPrt, attempt: failedWith('-2146892971') }), confidence: 'confirmed', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a password does not match (AADSTS50126)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials due to invalid username or password.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
