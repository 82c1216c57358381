import { describe, it } from 'vitest';
import { captureText, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { captureByUnsyncedUser } from './capture-by-unsynced-user.js';

const noCloud = { sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, ngc: { IsUserAzureAD: 'NO' } };
const unread = { WamDefaultSet: 'ERROR (0x80070520)', WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined };

testRule({ describe, it }, captureByUnsyncedUser, {
  fires: [
    { name: 'a domain account without a cloud name ran it, and no line knows a cloud user', text: captureText({ ...noCloud, diagnostics: { 'Executing Account Name': 'CONTOSO\\admin' } }), confidence: 'likely', stage: 'none', cites: 'CONTOSO\\admin' },
    { name: 'the elevated prompt of a separate administrator shows all three signs', text: captureText({ ...noCloud, user: unread, diagnostics: { 'Executing Account Name': 'CONTOSO\\adm-alex, adm-alex@contoso.com' } }), confidence: 'likely', cites: '0x80070520' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the user has a cloud name and only lacks the PRT', text: captureText({ sso: withoutPrt }) },
    { name: 'Windows knows a cloud authority for the account', text: captureText({ sso: withoutPrt, ngc: { IsUserAzureAD: 'NO' }, diagnostics: { 'Executing Account Name': 'CONTOSO\\admin' } }) },
    { name: 'the user\'s own elevated prompt only cannot read WAM', text: captureText({ sso: withoutPrt, user: unread }) },
    { name: 'the account itself tried to get a PRT', text: captureText({ ...noCloud, user: unread, attempt: refusedWith('AADSTS50126: Error validating credentials.') }) },
    { name: 'a local account ran it', text: captureText({ ...noCloud, diagnostics: { 'Executing Account Name': 'PC-0042\\admin' } }) },
  ],
});
