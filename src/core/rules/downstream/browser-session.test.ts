import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { browserSession } from './browser-session.js';

testRule({ describe, it }, browserSession, {
  fires: [
    { name: 'Edge asks for a password', text: captureText(), symptom: 'Edge asks for a password', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'a portal asks again', text: captureText(), symptom: 'The portal asks me to log in again', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'Edge asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'Edge asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'Edge asks for a password', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'it is Chrome, which needs help for the PRT', text: captureText(), symptom: 'Chrome asks for a password' },
    { name: 'it is a private window', text: captureText(), symptom: 'Edge InPrivate asks for a password' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'Edge asks for a password' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'Edge asks for a password' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'Edge asks for a password', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'Edge asks for a password' },
  ],
});
