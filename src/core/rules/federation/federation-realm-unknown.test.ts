import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { federationRealmUnknown } from './federation-realm-unknown.js';

const answer = 'AADSTS50107: The requested federation realm object \'http://adfs.contoso.com/adfs/services/trust\' does not exist.';

testRule({ describe, it }, federationRealmUnknown, {
  fires: [
    { name: 'Entra answers with AADSTS50107', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50107' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50107' },
    { name: 'Entra answers with its twin AADSTS50169', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50169: The realm is not a configured realm of the current service namespace.') }), confidence: 'confirmed', cites: 'AADSTS50169' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra knows the realm but refuses its token (AADSTS50008)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50008: Unable to verify token signature. The signing key identifier does not match any valid registered keys.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
