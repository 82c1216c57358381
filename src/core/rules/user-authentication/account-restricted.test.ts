import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { accountRestricted } from './account-restricted.js';

const answer = 'AADSTS80012: The users attempted to log on outside of the allowed hours.';

testRule({ describe, it }, accountRestricted, {
  fires: [
    { name: 'Entra refuses this user with AADSTS80012', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS80012' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS80012' },
    { name: 'Windows prints the status for logon hours as a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073741713') }), confidence: 'likely', stage: 'user-auth' },
    { name: 'Windows prints the status for a workstation that is not allowed', text: captureText({ sso: withoutPrt, attempt: failedWith('0xD0000070') }), confidence: 'likely', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the account is locked (AADSTS50053)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50053: The account is locked, you\'ve tried to sign in too many times with an incorrect user ID or password.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
