import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { userRiskBlocked } from './user-risk-blocked.js';

const answer = 'AADSTS53011: User blocked due to risk on home tenant.';

testRule({ describe, it }, userRiskBlocked, {
  fires: [
    { name: 'Entra refuses this user with AADSTS53011', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS53011' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is written in lower case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Conditional Access blocks an app (AADSTS53003)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS53003: Access has been blocked by Conditional Access policies.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ enterpriseAttempt: refusedWith(answer) }) },
  ],
});
