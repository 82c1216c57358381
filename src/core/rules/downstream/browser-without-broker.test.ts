import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { browserWithoutBroker } from './browser-without-broker.js';

testRule({ describe, it }, browserWithoutBroker, {
  fires: [
    { name: 'Chrome asks again although the PRT is healthy', text: captureText(), symptom: 'Chrome keeps asking for a sign-in', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'Firefox asks again, written in capitals', text: captureText(), symptom: 'FIREFOX prompts every time', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'Chrome keeps asking for a sign-in', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'Chrome keeps asking for a sign-in', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'Chrome keeps asking for a sign-in', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'it is a private window of Chrome', text: captureText(), symptom: 'Chrome incognito asks for a password' },
    { name: 'it is Edge, which uses the PRT by itself', text: captureText(), symptom: 'Edge asks for a password' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'Chrome keeps asking for a sign-in' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'Chrome keeps asking for a sign-in' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'Chrome keeps asking for a sign-in', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'Chrome keeps asking for a sign-in' },
  ],
});
