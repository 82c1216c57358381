import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { alternateLoginId } from './alternate-login-id.js';

const answer = 'AADSTS50034: The user account {EmailHidden} does not exist in the contoso.local directory.';
const local = { 'User Identity': 'alex@contoso.local' };

testRule({ describe, it }, alternateLoginId, {
  fires: [
    { name: 'the attempt\'s name ends differently, and Entra does not know it', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, local) }), confidence: 'likely', stage: 'user-auth', cites: 'alex@contoso.local' },
    { name: 'Entra does not know the tenant of that name', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90002: Tenant \'contoso.local\' not found.', local) }), confidence: 'likely' },
    { name: 'Entra does not know the realm of that name, in its 0xd spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0xd000005f', local) }), confidence: 'likely' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer, local)) }), confidence: 'likely', stage: 'renewal' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'both names are the same', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }) },
    { name: 'the names differ only in case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, { 'User Identity': 'Alex@Contoso.com' }) }) },
    { name: 'the names differ, but the password is what Entra refuses', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: Error validating credentials.', local) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'an excerpt does not show the name of the Windows account', text: excerpt({ 'Attempt Status': '0xc000006d', ...local, 'Server Error Description': answer }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer, local) }) },
  ],
});
