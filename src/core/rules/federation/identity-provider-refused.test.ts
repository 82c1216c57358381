import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { identityProviderRefused } from './identity-provider-refused.js';

const address = 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed';
const fault = failedWith('0xc000006d', { 'Endpoint URI': address, 'HTTP status': '500' });

testRule({ describe, it }, identityProviderRefused, {
  fires: [
    { name: 'AD FS answers this user with a fault (HTTP 500)', text: captureText({ sso: withoutPrt, attempt: fault }), confidence: 'likely', stage: 'user-auth', cites: '500' },
    { name: 'AD FS refuses with HTTP 400 and without words', text: captureText({ sso: withoutPrt, attempt: { ...fault, 'HTTP status': '400' } }), confidence: 'likely' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(fault) }), confidence: 'likely', stage: 'renewal' },
    { name: 'the masked host still shows the path of AD FS', text: captureText({ sso: withoutPrt, attempt: { ...fault, 'Endpoint URI': 'https://***/adfs/services/trust/2005/usernamemixed' } }), confidence: 'likely' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Endpoint URI': address, 'HTTP status': '500' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra itself answers with HTTP 500', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000006d', { 'HTTP status': '500' }) }) },
    { name: 'something in front of AD FS is down (HTTP 503)', text: captureText({ sso: withoutPrt, attempt: { ...fault, 'HTTP status': '503' } }) },
    { name: 'the request to AD FS got lost', text: captureText({ sso: withoutPrt, attempt: { ...fault, 'HTTP status': '0', 'HTTP Error': '0x80072ee7' } }) },
    { name: 'AD FS does not offer the address (HTTP 404)', text: captureText({ sso: withoutPrt, attempt: { ...fault, 'HTTP status': '404' } }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ enterpriseAttempt: fault }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: fault }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: { ...fault, ...anotherUser } }) },
  ],
});
