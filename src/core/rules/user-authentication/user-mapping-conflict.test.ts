import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { userMappingConflict } from './user-mapping-conflict.js';

const answer = 'AADSTS90072: User account \'{EmailHidden}\' does not exist in tenant \'Contoso\' and cannot access the application.';

testRule({ describe, it }, userMappingConflict, {
  fires: [
    { name: 'Entra refuses this user with AADSTS90072', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS90072' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS90072' },
    { name: 'another user than the one of Windows signs in (AADSTS81012)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS81012: The user trying to sign in is different from the user signed into the device.') }), confidence: 'confirmed', cites: 'AADSTS81012' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the user belongs to another tenant (AADSTS50020)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50020: User account \'{EmailHidden}\' from identity provider does not exist in tenant \'Contoso\'.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
