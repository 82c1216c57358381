import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { upnSuffixUnverified } from './upn-suffix-unverified.js';

testRule({ describe, it }, upnSuffixUnverified, {
  fires: [
    { name: 'Entra does not know the realm behind the @', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000005f') }), confidence: 'likely', stage: 'user-auth', cites: '0xc000005f' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc000005f')) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc000005f' }), confidence: 'likely' },
    { name: 'the status is a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073741729') }), confidence: 'likely' },
    { name: 'the status is in its 0xd spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0xD000005F') }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'no logon server answered (0xc000005e)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000005e') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc000005f') }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000005f', anotherUser) }) },
    { name: 'the digits stand in a text', text: captureText({ sso: withoutPrt, attempt: refusedWith('Status 0xc000005f') }) },
  ],
});
