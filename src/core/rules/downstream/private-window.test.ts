import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { privateWindow } from './private-window.js';

testRule({ describe, it }, privateWindow, {
  fires: [
    { name: 'an InPrivate window asks for a password', text: captureText(), symptom: 'Edge InPrivate asks for a password', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'an incognito window of Chrome asks', text: captureText(), symptom: 'chrome INCOGNITO asks every time', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'Edge InPrivate asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'Edge InPrivate asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'Edge InPrivate asks for a password', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'it is an ordinary window of Chrome', text: captureText(), symptom: 'Chrome asks for a password' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'Edge InPrivate asks for a password' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'Edge InPrivate asks for a password' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'Edge InPrivate asks for a password', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'Edge InPrivate asks for a password' },
  ],
});
