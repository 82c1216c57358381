import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, signInFile, signInJson, testRule, withoutPrt } from '../../testing/index.js';
import { appAccountState } from './app-account-state.js';

const granted = signInFile(signInJson(0, { incomingTokenType: 'primaryRefreshToken' }));

testRule({ describe, it }, appAccountState, {
  fires: [
    { name: 'Outlook asks, and Entra\'s log shows nothing but successes with the PRT', text: captureText(), symptom: 'Outlook keeps asking for a password', files: [granted], confidence: 'likely', stage: 'none', cites: 'success' },
    { name: 'Teams shows the wrong account', text: captureText(), symptom: 'TEAMS shows the wrong account', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'Outlook signs in with the wrong account', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'Outlook signs in with the wrong account', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'Outlook signs in with the wrong account', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'that Outlook asks may as well be a policy, a licence or a browser', text: captureText(), symptom: 'Outlook keeps asking for a password' },
    { name: 'Entra\'s log shows a refusal', text: captureText(), symptom: 'Outlook keeps asking for a password', files: [signInFile(signInJson(0, { incomingTokenType: 'primaryRefreshToken' }), signInJson(53003, { appId: 'd3590ed6-52b3-4102-aeff-aad2292ab01c', correlationId: 'f6f6f6f6-1111-4222-8333-444444444444' }))] },
    { name: 'it is a browser', text: captureText(), symptom: 'Edge asks for a password' },
    { name: 'a policy blocks Office', text: captureText(), symptom: 'Office sign-in is blocked' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'Outlook signs in with the wrong account' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'Outlook signs in with the wrong account' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'Outlook signs in with the wrong account', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'Outlook signs in with the wrong account' },
  ],
});
