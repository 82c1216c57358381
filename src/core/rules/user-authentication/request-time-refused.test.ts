import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { requestTimeRefused } from './request-time-refused.js';

const answer = 'AADSTS140000: The request nonce is missing.';

testRule({ describe, it }, requestTimeRefused, {
  fires: [
    { name: 'Entra refuses this user with AADSTS140000', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', stage: 'user-auth', cites: 'AADSTS140000' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'possible', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'possible', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'possible', cites: 'AADSTS140000' },
    { name: 'the one-time value has expired (AADSTS1003013)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS1003013: The nonce has expired.') }), confidence: 'possible', cites: 'AADSTS1003013' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the session key is wrong (AADSTS140001)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS140001: The session key is not valid.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
