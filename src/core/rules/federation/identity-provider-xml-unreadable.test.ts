import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { identityProviderXmlUnreadable } from './identity-provider-xml-unreadable.js';

const federated = { 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed', 'HTTP status': '200' };

testRule({ describe, it }, identityProviderXmlUnreadable, {
  fires: [
    { name: 'the XML parser gives up', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00ce56d', federated) }), confidence: 'likely', stage: 'user-auth', cites: '0xc00ce56d' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc00ce56d', federated)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc00ce56d' }), confidence: 'likely' },
    { name: 'the code is in its 0x8 spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0x800CE56D', federated) }), confidence: 'likely' },
    { name: 'the code is an unsigned number', text: captureText({ sso: withoutPrt, attempt: failedWith('3222070637', federated) }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the XML holds a document type declaration (0xc00cee4f)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00cee4f', federated) }) },
    { name: 'the code is one of Windows, not of the XML parser (0x8007000d)', text: captureText({ sso: withoutPrt, attempt: failedWith('0x8007000d', federated) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc00ce56d', federated) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00ce56d', { ...federated, ...anotherUser }) }) },
  ],
});
