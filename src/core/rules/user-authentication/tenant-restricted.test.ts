import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { tenantRestricted } from './tenant-restricted.js';

const answer = 'AADSTS500021: Access to Contoso tenant is denied.';

testRule({ describe, it }, tenantRestricted, {
  fires: [
    { name: 'Entra refuses this user with AADSTS500021', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS500021' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS500021' },
    { name: 'a proxy adds the restriction (AADSTS50002)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50002: Sign-in is blocked due to restricted proxy access on the tenant.') }), confidence: 'confirmed', cites: 'AADSTS50002' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the user belongs to another tenant (AADSTS50020)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50020: User account \'{EmailHidden}\' from identity provider does not exist in tenant \'Contoso\'.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
