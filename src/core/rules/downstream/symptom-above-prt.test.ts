import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { symptomAbovePrt } from './symptom-above-prt.js';

testRule({ describe, it }, symptomAbovePrt, {
  fires: [
    { name: 'Outlook asks: a policy, the account, the licence or a browser', text: captureText(), symptom: 'Outlook keeps prompting', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'the words fit no known layer', text: captureText(), symptom: 'The VPN client asks for a password', confidence: 'likely', stage: 'none', cites: 'YES' },
    { name: 'a file share asks, and all tickets are there', text: captureText({ sso: { OnPremTgt: 'YES' } }), symptom: 'The file share asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'Windows Hello is reported, and its conditions are met', text: captureText(), symptom: 'Windows Hello is not offered', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt shows the PRT, but not who ran the command', text: excerpt({ AzureAdPrt: 'YES', AzureAdPrtUpdateTime: '2026-03-02 07:10:11.000 UTC' }), symptom: 'The VPN client asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt is older than the PRT', text: captureText({ sso: renewedSince, attempt: refusedWith('AADSTS50126: Error validating credentials.') }), symptom: 'The VPN client asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'a failed attempt was another user\'s', text: captureText({ attempt: refusedWith('AADSTS50126: Error validating credentials.', anotherUser) }), symptom: 'The VPN client asks for a password', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'a healthy PC without a symptom', text: captureText() },
    { name: 'Chrome is reported, which has a rule of its own', text: captureText(), symptom: 'Chrome asks for a password' },
    { name: 'Outlook is reported with the wrong account, which has a rule of its own', text: captureText(), symptom: 'Outlook signs in with the wrong account' },
    { name: 'a file share asks, and its ticket is missing', text: captureText(), symptom: 'The file share asks for a password' },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), symptom: 'The VPN client asks for a password' },
    { name: 'the PRT is there, but its renewal is refused', text: captureText({ attempt: asRenewal(refusedWith('AADSTS50173: The provided grant has expired.')) }), symptom: 'The VPN client asks for a password' },
    { name: 'the PRT has expired at the stated time', text: captureText(), symptom: 'The VPN client asks for a password', capturedAtUtc: Date.UTC(2026, 3, 1) },
    { name: 'Entra refuses the device', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), symptom: 'The VPN client asks for a password' },
  ],
});
