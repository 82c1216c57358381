import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, errorFile, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { appWithoutBroker } from './app-without-broker.js';

const asked = (more = '') => errorFile(`AADSTS50097: Device authentication is required.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

testRule({ describe, it }, appWithoutBroker, {
  fires: [
    { name: 'the Azure command line is not seen as a device', text: captureText(), symptom: 'az login is blocked', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'a device-code sign-in is not seen as a device', text: captureText(), symptom: 'Device code sign-in shows Unregistered', confidence: 'likely', stage: 'none' },
    { name: 'a Linux subsystem is not seen as a device', text: captureText(), symptom: 'git push from WSL asks for a login', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'az login is blocked', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'az login is blocked', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'az login is blocked', confidence: 'likely', stage: 'none' },
    { name: 'the app itself shows that Entra asked for the device', files: [asked()], confidence: 'possible', stage: 'none', note: 'not shown', cites: 'AADSTS50097' },
    { name: 'the same beside a healthy PC', text: captureText(), files: [asked()], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'Entra asked for the device and saw one', files: [asked('Device state: Registered\r\n')] },
    { name: 'the app\'s text, and the user has no PRT', text: captureText({ sso: withoutPrt }), files: [asked()] },
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'it is Outlook, which uses the broker', text: captureText(), symptom: 'Outlook asks for a password' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'az login is blocked' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'az login is blocked' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'az login is blocked', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'az login is blocked' },
  ],
});
