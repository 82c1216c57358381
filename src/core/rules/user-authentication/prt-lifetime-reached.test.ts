import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { prtLifetimeReached } from './prt-lifetime-reached.js';

const answer = 'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity.';

testRule({ describe, it }, prtLifetimeReached, {
  fires: [
    { name: 'Entra refuses this user with AADSTS70008', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS70008' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is written in lower case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'confirmed' },
    { name: 'the token was not used for too long (AADSTS700082)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS700082: The refresh token has expired due to inactivity.') }), confidence: 'confirmed', cites: 'AADSTS700082' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the sessions were revoked (AADSTS50173)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
