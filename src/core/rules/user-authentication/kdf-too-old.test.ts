import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { kdfTooOld } from './kdf-too-old.js';

const answer = 'AADSTS5000611: Symmetric Key Derivation Function version \'1\' is invalid. Update the device for the latest updates.';

testRule({ describe, it }, kdfTooOld, {
  fires: [
    { name: 'Entra refuses this user with AADSTS5000611', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS5000611' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely', cites: 'AADSTS5000611' },
    { name: 'Entra answers with its twin AADSTS5000610', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS5000610: The key derivation function version is not valid.') }), confidence: 'likely', cites: 'AADSTS5000610' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the session key is wrong (AADSTS140001)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS140001: The session key is not valid.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
