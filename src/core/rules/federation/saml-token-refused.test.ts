import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { samlTokenRefused } from './saml-token-refused.js';

const answer = 'AADSTS50008: Unable to verify token signature. The signing key identifier does not match any valid registered keys.';

testRule({ describe, it }, samlTokenRefused, {
  fires: [
    { name: 'Entra refuses the identity provider\'s token with AADSTS50008', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50008' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50008' },
    { name: 'the token lacks the immutable id (AADSTS90020)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90020: The SAML 1.1 Assertion is missing ImmutableID of the user.') }), confidence: 'confirmed', cites: 'AADSTS90020' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra lacks the federation settings (AADSTS50107)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50107: The requested federation realm object \'http://adfs.contoso.com/adfs/services/trust\' does not exist.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
