import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { mexCertificateEndpointMissing } from './mex-certificate-endpoint-missing.js';

const federated = { 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed', 'HTTP status': '200' };

testRule({ describe, it }, mexCertificateEndpointMissing, {
  fires: [
    { name: 'the metadata names no certificate address', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848c', federated) }), confidence: 'likely', stage: 'user-auth', cites: '0xc004848c' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc004848c', federated)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc004848c' }), confidence: 'likely' },
    { name: 'the code is in its 0x8 spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0x8004848C', federated) }), confidence: 'likely' },
    { name: 'the code is a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073445748', federated) }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the metadata names no password address (0xc004848b)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848b', federated) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc004848c', federated) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848c', { ...federated, ...anotherUser }) }) },
  ],
});
