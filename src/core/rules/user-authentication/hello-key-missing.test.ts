import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { helloKeyMissing } from './hello-key-missing.js';

const answer = 'AADSTS130004: User principal doesn\'t have the NGC ID key configured.';

testRule({ describe, it }, helloKeyMissing, {
  fires: [
    { name: 'Entra refuses this user with AADSTS130004', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS130004' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS130004' },
    { name: 'Entra answers with its twin AADSTS135010', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS135010: The key was not found.') }), confidence: 'confirmed', cites: 'AADSTS135010' },
    { name: 'Windows prints that no key is registered for the user', text: captureText({ sso: withoutPrt, attempt: failedWith('-2145647632') }), confidence: 'confirmed', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the key is known, but its signature is wrong (AADSTS130005)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS130005: NGC signature verification failed.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
