import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, notJoined, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { tenantNotFound } from './tenant-not-found.js';

const answer = 'AADSTS90002: Tenant \'contoso.local\' not found. Check to make sure you have the correct tenant ID.';

testRule({ describe, it }, tenantNotFound, {
  fires: [
    { name: 'Entra refuses this user with AADSTS90002', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS90002' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'likely', cites: 'AADSTS90002' },
    { name: 'nothing in the request names a tenant (AADSTS50059)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50059: No tenant-identifying information found in either the request or implied by any provided credentials.') }), confidence: 'likely', cites: 'AADSTS50059' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the tenant is known, but not the user (AADSTS50034)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50034: The user account {EmailHidden} does not exist in the contoso.com directory.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'a join asked for the tenant, not this user', text: notJoined({ 'Client ErrorCode': '0x801c03f2', 'Server Message': answer }) },
  ],
});
