import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { passwordNotInCloud } from './password-not-in-cloud.js';

const answer = 'AADSTS50056: Invalid or null password: password does not exist in the directory for this user.';

testRule({ describe, it }, passwordNotInCloud, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50056', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50056' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50056' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the password does not match (AADSTS50126)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials due to invalid username or password.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ enterpriseAttempt: refusedWith(answer) }) },
    { name: 'the same digits without AADSTS are not the code', text: captureText({ sso: withoutPrt, attempt: refusedWith('Error 50056 in request 50056.') }) },
  ],
});
