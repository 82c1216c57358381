import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { wrongNationalCloud } from './wrong-national-cloud.js';

const answer = 'AADSTS90038: The tenant is in another national cloud.';

testRule({ describe, it }, wrongNationalCloud, {
  fires: [
    { name: 'Entra refuses this user with AADSTS90038', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS90038' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS90038' },
    { name: 'Entra answers with its twin AADSTS90051', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90051: The national cloud identifier is not valid.') }), confidence: 'confirmed', cites: 'AADSTS90051' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'no cloud knows the tenant (AADSTS90002)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90002: Tenant \'contoso.local\' not found. Check to make sure you have the correct tenant ID.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
