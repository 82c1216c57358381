import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { sessionRevoked } from './session-revoked.js';

const answer = 'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.';

testRule({ describe, it }, sessionRevoked, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50173', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50173' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50173' },
    { name: 'the password changed since the session began (AADSTS50133)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50133: Session is invalid due to expiration or recent password change.') }), confidence: 'confirmed', cites: 'AADSTS50133' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the token was not used for too long (AADSTS700082)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS700082: The refresh token has expired due to inactivity.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
