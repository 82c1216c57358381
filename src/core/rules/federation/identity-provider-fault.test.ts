import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { identityProviderFault } from './identity-provider-fault.js';

const answer = 'AADSTS90123: The token issuer declined to issue a token.';

testRule({ describe, it }, identityProviderFault, {
  fires: [
    { name: 'Entra passes on a denial with AADSTS90123', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS90123' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS90123' },
    { name: 'the other provider failed for good (AADSTS40008)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS40008: There was an unexpected, non-retryable error from the federated identity provider.') }), confidence: 'confirmed', cites: 'AADSTS40008' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra refuses the provider\'s token (AADSTS50008)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50008: Unable to verify token signature. The signing key identifier does not match any valid registered keys.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
