import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { mexUnusable } from './mex-unusable.js';

const federated = { 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed', 'HTTP status': '200' };

testRule({ describe, it }, mexUnusable, {
  fires: [
    { name: 'the metadata request fails', text: captureText({ sso: withoutPrt, attempt: failedWith('0xcaa9002b', federated) }), confidence: 'likely', stage: 'user-auth', cites: '0xcaa9002b' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xcaa9002b', federated)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xcaa9002b' }), confidence: 'likely' },
    { name: 'the XML cannot be read', text: captureText({ sso: withoutPrt, attempt: failedWith('0xCAA9002C', federated) }), confidence: 'likely' },
    { name: 'the code is a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-894894061', federated) }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the metadata names no password address (0xcaa90023)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xcaa90023', federated) }) },
    { name: 'the answer holds no token (0xcaa90014)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xcaa90014', federated) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xcaa9002b', federated) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xcaa9002b', { ...federated, ...anotherUser }) }) },
  ],
});
