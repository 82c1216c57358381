import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { eventXml } from '../../testing/tool-files.js';
import { accountLocked } from './account-locked.js';

const answer = 'AADSTS50053: The account is locked, you\'ve tried to sign in too many times with an incorrect user ID or password.';

testRule({ describe, it }, accountLocked, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50053', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'likely', stage: 'user-auth', cites: 'AADSTS50053' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'likely', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code is written in lower case', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer.toLowerCase()) }), confidence: 'likely' },
    { name: 'Windows prints the status for a locked account as an unsigned number', text: captureText({ sso: withoutPrt, attempt: failedWith('3221226036') }), confidence: 'likely', stage: 'user-auth' },
    { name: 'a refused Hello sign-in names the reason', text: captureText({ details: withoutDeviceTest, sso: withoutPrt }), files: [eventXml('hello.xml', 'Microsoft-Windows-HelloForBusiness', 'Microsoft-Windows-HelloForBusiness/Operational', 7001, '2026-03-02T08:59:00.000Z', { AuthenticationErrorStatus: '0xC000006D', AuthenticationErrorSubStatus: '0xC0000234' })], confidence: 'likely', note: 'does not name the user' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the account is disabled, not locked (AADSTS50057)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50057: The user account is disabled.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the PRT is newer than the refused Hello sign-in', text: captureText({ sso: renewedSince }), files: [eventXml('hello.xml', 'Microsoft-Windows-HelloForBusiness', 'Microsoft-Windows-HelloForBusiness/Operational', 7001, '2026-03-02T08:59:00.000Z', { AuthenticationErrorStatus: '0xC000006D', AuthenticationErrorSubStatus: '0xC0000234' })] },
  ],
});
