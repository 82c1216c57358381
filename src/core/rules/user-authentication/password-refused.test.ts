import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { passwordRefused } from './password-refused.js';

const answer = 'AADSTS50126: Error validating credentials due to invalid username or password.';

testRule({ describe, it }, passwordRefused, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50126', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50126' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50126' },
    { name: 'Entra answers with its twin AADSTS50064', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50064: Credential validation failed.') }), confidence: 'confirmed', cites: 'AADSTS50064' },
    { name: 'Windows prints its error 1326 in decimal and no answer', text: captureText({ sso: withoutPrt, attempt: failedWith('1326') }), confidence: 'likely', stage: 'user-auth' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra holds no password for this user (AADSTS50056)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50056: Invalid or null password: password does not exist in the directory for this user.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the same digits without AADSTS are not the code', text: captureText({ sso: withoutPrt, attempt: refusedWith('Error 50126 in request 50126.') }) },
    { name: 'the status for a wrong password also stands for an unreachable service', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000006a') }) },
  ],
});
