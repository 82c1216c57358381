import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { helloKeyRefused } from './hello-key-refused.js';

const answer = 'AADSTS130005: NGC signature verification failed.';

testRule({ describe, it }, helloKeyRefused, {
  fires: [
    { name: 'Entra refuses this user with AADSTS130005', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS130005' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS130005' },
    { name: 'a security key\'s signature is wrong (AADSTS135000)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS135000: The signature of the key is not valid.') }), confidence: 'confirmed', cites: 'AADSTS135000' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra does not know the key at all (AADSTS130004)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS130004: User principal doesn\'t have the NGC ID key configured.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
