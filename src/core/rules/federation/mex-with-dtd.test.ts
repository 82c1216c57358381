import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { mexWithDtd } from './mex-with-dtd.js';

const federated = { 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed', 'HTTP status': '200' };

testRule({ describe, it }, mexWithDtd, {
  fires: [
    { name: 'the XML holds a document type declaration', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00cee4f', federated) }), confidence: 'likely', stage: 'user-auth', cites: '0xc00cee4f' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc00cee4f', federated)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc00cee4f' }), confidence: 'likely' },
    { name: 'the code is in its 0x8 spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0x800CEE4F', federated) }), confidence: 'likely' },
    { name: 'the code is a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1072894385', federated) }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the XML is broken in another way (0xc00ce56d)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00ce56d', federated) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc00cee4f', federated) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00cee4f', { ...federated, ...anotherUser }) }) },
  ],
});
