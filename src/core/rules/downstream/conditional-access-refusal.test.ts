import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { conditionalAccessRefusal } from './conditional-access-refusal.js';

const answer = 'AADSTS53000: Device is not in required device state: compliant.';

testRule({ describe, it }, conditionalAccessRefusal, {
  fires: [
    { name: 'a code of Conditional Access stands beside a PRT that is there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'none', cites: 'AADSTS53000' },
    { name: 'the tenant\'s security policy blocks an app (AADSTS530032)', text: captureText({ attempt: refusedWith('AADSTS530032: Blocked by a security policy of the tenant.') }), confidence: 'likely', stage: 'none' },
    { name: 'the code is written in lower case', text: captureText({ attempt: refusedWith(answer.toLowerCase()) }), confidence: 'likely' },
    { name: 'an excerpt shows the PRT and the code', text: excerpt({ AzureAdPrt: 'YES', AcquirePrtDiagnostics: 'PRESENT', 'Server Error Description': answer }), confidence: 'likely', cites: 'YES' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }) },
    { name: 'the renewal itself is refused (AADSTS50173)', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the words name Conditional Access without a code', text: captureText({ attempt: refusedWith('Blocked by Conditional Access 53003.') }) },
  ],
});
