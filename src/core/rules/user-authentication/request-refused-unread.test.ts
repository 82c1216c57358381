import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, refusedWith, renewedSince, testRule, withoutPrt } from '../../testing/index.js';
import { requestRefusedUnread } from './request-refused-unread.js';

const unread = failedWith('0xc000006d', { 'HTTP status': '400' });

testRule({ describe, it }, requestRefusedUnread, {
  fires: [
    { name: 'a server refused with HTTP 400, and its words are missing', text: captureText({ sso: withoutPrt, attempt: unread }), confidence: 'possible', stage: 'user-auth' },
    { name: 'only the OAuth error is shown', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000006d', { 'Server Error Code': 'invalid_grant' }) }), confidence: 'possible', cites: 'invalid_grant' },
    { name: 'the words hold no code', text: captureText({ sso: withoutPrt, attempt: refusedWith('The request was refused.') }), confidence: 'possible' },
    { name: 'the status that only stands for HTTP 400, as a signed number', text: captureText({ sso: withoutPrt, attempt: failedWith('-1073741616') }), confidence: 'possible' },
    { name: 'the renewal was refused while the PRT is still there', text: captureText({ attempt: unread }), confidence: 'possible', stage: 'renewal' },
    { name: 'an excerpt of two lines', text: excerpt({ 'Attempt Status': '0xc000006d', 'HTTP status': '400' }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the words hold a code', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS999999: Something new.') }) },
    { name: 'the status alone may also stand for an unreachable service', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc000006d') }) },
    { name: 'the status names the fault of the account', text: captureText({ sso: withoutPrt, attempt: failedWith('0xc0000072', { 'HTTP status': '400' }) }) },
    { name: 'the federated identity provider refused, which has a rule of its own', text: captureText({ sso: withoutPrt, attempt: { ...unread, 'Endpoint URI': 'https://adfs.contoso.com/adfs/services/trust/13/usernamemixed' } }) },
    { name: 'the PRT was renewed after the refusal', text: captureText({ sso: renewedSince, attempt: unread }) },
    { name: 'the refusal was another user\'s', text: captureText({ sso: withoutPrt, attempt: { ...unread, ...anotherUser } }) },
  ],
});
