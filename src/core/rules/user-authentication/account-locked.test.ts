import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { accountLocked } from './account-locked.js';

const answer = 'AADSTS50053: The account is locked, you\'ve tried to sign in too many times with an incorrect user ID or password.';

testRule({ describe, it }, accountLocked, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50053', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS50053' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is written in lower case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'likely' },
    { name: 'Windows prints the status for a locked account as an unsigned number', text: captureText({ sso: withoutPrt, attempt: failedWith('3221226036') }), confidence: 'likely', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the account is disabled, not locked (AADSTS50057)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50057: The user account is disabled.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
