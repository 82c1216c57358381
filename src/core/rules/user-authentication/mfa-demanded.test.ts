import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { mfaDemanded } from './mfa-demanded.js';

const answer = 'AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication.';

testRule({ describe, it }, mfaDemanded, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50076', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS50076' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely', cites: 'AADSTS50076' },
    { name: 'the user must register for MFA (AADSTS50079)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50079: Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.') }), confidence: 'likely', cites: 'AADSTS50079' },
  ],
  staysSilent: [
    { name: 'a PRT is there, so the code belongs to an app\'s request', text: captureText({ attempt: asRenewal(refusedWith(answer)) }) },
    { name: 'a healthy PC', text: captureText() },
    { name: 'Conditional Access blocks an app (AADSTS53003)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS53003: Access has been blocked by Conditional Access policies.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
