import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { wstrustEndpointNotPublished } from './wstrust-endpoint-not-published.js';

const address = 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed';
const missing = failedWith('0xc000023c', { 'Endpoint URI': address, 'HTTP status': '404' });

testRule({ describe, it }, wstrustEndpointNotPublished, {
  fires: [
    { name: 'AD FS does not know the address (HTTP 404)', text: captureText({ sso: withoutPrt, attempt: missing }), confidence: 'likely', stage: 'user-auth', cites: '404' },
    { name: 'AD FS does not offer the address from here (HTTP 403)', text: captureText({ sso: withoutPrt, attempt: { ...missing, 'HTTP status': '403' } }), confidence: 'likely' },
    { name: 'the status is wrapped in a code of Windows', text: captureText({ sso: withoutPrt, attempt: { ...missing, 'HTTP status': '0', 'HTTP Error': '0x80190194' } }), confidence: 'likely' },
    { name: 'the renewal off the company network meets it while the PRT is still there', text: captureText({ attempt: asRenewal(missing) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000023c', 'Endpoint URI': address, 'HTTP status': '404' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'something on the way to Entra answers with HTTP 404', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000023c', { 'HTTP status': '404' }) }) },
    { name: 'AD FS answers with a fault (HTTP 500)', text: captureText({ sso: withoutPrt, attempt: { ...missing, 'HTTP status': '500' } }) },
    { name: 'a proxy asks for a name (HTTP 407)', text: captureText({ sso: withoutPrt, attempt: { ...missing, 'HTTP status': '407' } }) },
    { name: 'the refusal belongs to the Enterprise PRT', text: captureText({ enterpriseAttempt: missing }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: missing }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: { ...missing, ...anotherUser } }) },
  ],
});
