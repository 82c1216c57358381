import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { signInFrequency } from './sign-in-frequency.js';

const answer = 'AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.';

testRule({ describe, it }, signInFrequency, {
  fires: [
    { name: 'Entra refuses this user with AADSTS70043', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS70043' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS70043' },
    { name: 'Entra answers with its twin AADSTS70044', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS70044: The session has expired or is invalid due to sign-in frequency checks by conditional access.') }), confidence: 'confirmed', cites: 'AADSTS70044' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'another policy blocks the app (AADSTS53003)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS53003: Access has been blocked by Conditional Access policies.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
