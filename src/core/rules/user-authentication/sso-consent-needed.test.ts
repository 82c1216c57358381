import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { ssoConsentNeeded } from './sso-consent-needed.js';

const answer = 'AADSTS9002341: User is required to permit SSO.';

testRule({ describe, it }, ssoConsentNeeded, {
  fires: [
    { name: 'Entra refuses this user with AADSTS9002341', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS9002341' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is written in lower case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra demands MFA (AADSTS50076)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ enterpriseAttempt: refusedWith(answer) }) },
  ],
});
