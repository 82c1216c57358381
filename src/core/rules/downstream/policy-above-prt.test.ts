import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { policyAbovePrt } from './policy-above-prt.js';

testRule({ describe, it }, policyAbovePrt, {
  fires: [
    { name: 'Conditional Access calls a healthy PC unregistered', text: captureText(), symptom: 'Sign-in log says Unregistered', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'the code of Conditional Access is reported', text: captureText(), symptom: 'Portal shows AADSTS53003', confidence: 'likely', stage: 'none' },
    { name: 'MFA is asked again', text: captureText(), symptom: 'MFA prompt twice a day', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'Sign-in log says Unregistered', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'Sign-in log says Unregistered', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'Sign-in log says Unregistered', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'it is Chrome, which shows no device without help', text: captureText(), symptom: 'Chrome shows Unregistered' },
    { name: 'it is Teams', text: captureText(), symptom: 'Teams asks for a password' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'Sign-in log says Unregistered' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'Sign-in log says Unregistered' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'Sign-in log says Unregistered', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'Sign-in log says Unregistered' },
  ],
});
