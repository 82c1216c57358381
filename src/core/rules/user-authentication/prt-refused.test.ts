import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { prtRefused } from './prt-refused.js';

const answer = 'AADSTS1000026: The refresh token is not a valid primary refresh token.';

testRule({ describe, it }, prtRefused, {
  fires: [
    { name: 'Entra refuses this user with AADSTS1000026', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS1000026' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely', cites: 'AADSTS1000026' },
    { name: 'Entra answers with its twin AADSTS500139', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS500139: The refresh token in the assertion is not a primary refresh token.') }), confidence: 'likely', cites: 'AADSTS500139' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the session key is wrong (AADSTS140001)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS140001: The session key is not valid.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
