import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { upnMalformed } from './upn-malformed.js';

testRule({ describe, it }, upnMalformed, {
  fires: [
    { name: 'Windows built a user name without a domain', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004844c') }), confidence: 'confirmed', stage: 'user-auth', cites: '0xc004844c' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc004844c')) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc004844c' }), confidence: 'likely' },
    { name: 'the code is in its 0x8 spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0x8004844C') }), confidence: 'confirmed' },
    { name: 'the code is a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073445812') }), confidence: 'confirmed' },
    { name: 'Entra answers with AADSTS90022', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90022: The principal name format is not valid.') }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS90022' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the realm is unknown (0xc000005f)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000005f') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc004844c') }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004844c', anotherUser) }) },
  ],
});
