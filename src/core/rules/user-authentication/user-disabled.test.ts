import { describe, it } from 'vitest';
import { anotherUser, asRenewal, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { eventXml } from '../../testing/tool-files.js';
import { userDisabled } from './user-disabled.js';

const answer = 'AADSTS50057: The user account is disabled.';

testRule({ describe, it }, userDisabled, {
  fires: [
    { name: 'Entra refuses this user with AADSTS50057', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer) }), confidence: 'confirmed', stage: 'user-auth', cites: 'AADSTS50057' },
    { name: 'the renewal is refused while the PRT is still there', text: captureText({ attempt: asRenewal(refusedWith(answer)) }), confidence: 'confirmed', stage: 'renewal' },
    { name: 'an excerpt does not show whose attempt it was', text: excerpt({ 'Attempt Status': '0xc000006d', 'Server Error Description': answer }), confidence: 'likely', stage: 'user-auth' },
    { name: 'the code stands behind the wrapper AADSTS70002', text: captureText({ sso: withoutPrt, attempt: refusedWith(`AADSTS70002: Error validating credentials. ${answer}`) }), confidence: 'confirmed', cites: 'AADSTS50057' },
    { name: 'Entra holds the user on a deny list (AADSTS51002)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS51002: The user is not allowed to sign in.') }), confidence: 'confirmed', cites: 'AADSTS51002' },
    { name: 'Windows prints the status for a disabled account in its 0xd spelling', text: captureText({ sso: withoutPrt, attempt: failedWith('0xd0000072') }), confidence: 'likely', stage: 'user-auth' },
    { name: 'a refused Hello sign-in names the reason', text: captureText({ details: withoutDeviceTest, sso: withoutPrt }), files: [eventXml('hello.xml', 'Microsoft-Windows-HelloForBusiness', 'Microsoft-Windows-HelloForBusiness/Operational', 7001, '2026-03-02T08:59:00.000Z', { AuthenticationErrorStatus: '0xC000006D', AuthenticationErrorSubStatus: '0xC0000072' })], confidence: 'likely', note: 'does not name the user' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the device is disabled, not the user (AADSTS135011)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS135011: Device used during the authentication is disabled.') }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: refusedWith(answer) }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: refusedWith(answer, anotherUser) }) },
    { name: 'the PRT is newer than the refused Hello sign-in', text: captureText({ sso: renewedSince }), files: [eventXml('hello.xml', 'Microsoft-Windows-HelloForBusiness', 'Microsoft-Windows-HelloForBusiness/Operational', 7001, '2026-03-02T08:59:00.000Z', { AuthenticationErrorStatus: '0xC000006D', AuthenticationErrorSubStatus: '0xC0000072' })] },
  ],
});
