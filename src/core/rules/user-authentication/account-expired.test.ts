import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { accountExpired } from './account-expired.js';

testRule({ describe, it }, accountExpired, {
  fires: [
    { name: 'Windows prints the status for an expired account', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc0000193') }), confidence: 'likely', stage: 'user-auth', cites: '0xc0000193' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc0000193')) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc0000193' }), confidence: 'likely' },
    { name: 'the status is a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073741421') }), confidence: 'likely' },
    { name: 'the status is in its 0xd spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0xD0000193') }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the account is locked (0xc0000234)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc0000234') }) },
    { name: 'the password has expired, not the account (0xc0000071)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc0000071') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc0000193') }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc0000193', anotherUser) }) },
  ],
});
