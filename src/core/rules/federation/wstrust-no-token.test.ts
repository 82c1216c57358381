import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { eventXml } from '../../testing/tool-files.js';
import { wstrustNoToken } from './wstrust-no-token.js';

const federated = { 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed', 'HTTP status': '200' };

testRule({ describe, it }, wstrustNoToken, {
  fires: [
    { name: 'the identity provider answers without a token', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00484c1', federated) }), confidence: 'likely', stage: 'user-auth', cites: '0xc00484c1' },
    { name: 'the renewal fails the same way while the PRT is still there', text: captureText({ attempt: asRenewal(failedWith('0xc00484c1', federated)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ AcquirePrtDiagnostics: 'PRESENT', 'Attempt Status': '0xc00484c1' }), confidence: 'likely' },
    { name: 'the code is in its 0x8 spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0x800484C1', federated) }), confidence: 'likely' },
    { name: 'the code is an unsigned number', text: captureText({ sso: withoutPrt, attempt: failedWith('3221521601', federated) }), confidence: 'likely' },
    { name: 'the token broker prints its own code', text: captureText({ sso: withoutPrt, attempt: failedWith('0xcaa90014', federated) }), confidence: 'likely' },
    { name: 'the log holds the fault of the identity provider and no status', text: captureText({ details: withoutDeviceTest, sso: withoutPrt }), files: [eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1088, '2026-03-02T08:59:00.000Z', { Error: 'FailedAuthentication', ErrorDescription: 'ID3242: The security token could not be authenticated or authorized.' })], confidence: 'likely', cites: 'ID3242' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the metadata names no password address (0xc004848b)', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc004848b', federated) }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ sso: renewedSince, attempt: failedWith('0xc00484c1', federated) }) },
    { name: 'the attempt was another user\'s', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc00484c1', { ...federated, ...anotherUser }) }) },
    { name: 'the PRT is newer than the fault', text: captureText({ sso: renewedSince }), files: [eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1088, '2026-03-02T08:59:00.000Z', { Error: 'FailedAuthentication', ErrorDescription: 'ID3242: The security token could not be authenticated or authorized.' })] },
  ],
});
