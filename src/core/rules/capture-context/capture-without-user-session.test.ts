import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule, withoutPrt } from '../../testing/index.js';
import { captureWithoutUserSession } from './capture-without-user-session.js';

const unread = { NgcSet: 'NO', WorkplaceJoined: 'NO', WamDefaultSet: 'ERROR (0x80070520)' };
const noSession = { user: { ...unread, WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined }, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' } };
const anonymous = { 'Executing Account Name': undefined };

testRule({ describe, it }, captureWithoutUserSession, {
  fires: [
    { name: 'WAM could not be read and no cloud authority is known', text: captureText({ ...noSession, diagnostics: anonymous }), confidence: 'likely', stage: 'none', cites: '0x80070520' },
    { name: 'the account is masked', text: captureText({ ...noSession, diagnostics: { 'Executing Account Name': '***\\*******' } }), confidence: 'likely' },
    { name: 'an excerpt of User State and SSO State, the code in its 0xd spelling', text: excerpt({ ...unread, WamDefaultSet: 'ERROR 0xd0020017', AzureAdPrt: 'NO', AzureAdPrtAuthority: 'NO' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'one unread line alone is what every elevated prompt prints', text: excerpt({ WamDefaultSet: 'ERROR (0x80070520)', AzureAdPrt: 'NO' }) },
    { name: 'the user has no PRT, but WAM was read', text: captureText({ sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: anonymous }) },
    { name: 'the PRT is shown', text: captureText({ user: noSession.user, diagnostics: anonymous }) },
    { name: 'the account is known, so a more exact rule answers', text: captureText({ ...noSession, diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } }) },
    { name: 'the PC is not joined', text: notJoined() },
  ],
});
