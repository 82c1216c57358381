import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { mexPasswordEndpointMissing } from './mex-password-endpoint-missing.js';

const federated = { 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed', 'HTTP status': '200' };

testRule({ describe, it }, mexPasswordEndpointMissing, {
  fires: [
    { name: 'the metadata names no password address', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848b', federated) }), confidence: 'likely', stage: 'user-auth', cites: '0xc004848b' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc004848b', federated)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc004848b' }), confidence: 'likely' },
    { name: 'the code is in its 0x8 spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0x8004848b', federated) }), confidence: 'likely' },
    { name: 'the token broker prints its own code', text: captureText({ sso: withoutPrt, attempt: failedWith('-894894045', federated) }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the metadata names no certificate address (0xc004848c)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848c', federated) }) },
    { name: 'the answer holds no token (0xc00484c1)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00484c1', federated) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc004848b', federated) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848b', { ...federated, ...anotherUser }) }) },
  ],
});
