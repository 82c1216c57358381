import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { conditionalAccessInAttempt } from './conditional-access-in-attempt.js';

const answer = 'AADSTS53003: Access has been blocked by Conditional Access policies.';

testRule({ describe, it }, conditionalAccessInAttempt, {
  fires: [
    { name: 'a code of Conditional Access stands in the attempt of a user without a PRT', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'possible', stage: 'user-auth', cites: 'AADSTS53003' },
    { name: 'the tenant\'s security policy blocks the request (AADSTS530032)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS530032: Blocked by a security policy of the tenant.') }), confidence: 'possible' },
    { name: 'the code is written in lower case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'possible' },
    { name: 'an excerpt does not show whether the PRT is there', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the PRT is there, so an app was refused', text: captureText({ attempt: refusedWith(answer) }) },
    { name: 'MFA is demanded in the PRT request itself (AADSTS50076)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50076: You must use multi-factor authentication.') }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
  ],
});
