import { describe, it } from 'vitest';
import { captureText, notJoined, testRule, withoutPrt } from '../../testing/index.js';
import { captureByLocalUser } from './capture-by-local-user.js';

const by = (account: string, device = {}) => captureText({ device, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': account }, ngc: { IsUserAzureAD: 'NO' } });

testRule({ describe, it }, captureByLocalUser, {
  fires: [
    { name: 'an account of the PC itself ran the command', text: by('PC-0042\\helpdesk'), confidence: 'confirmed', stage: 'none', cites: 'helpdesk' },
    { name: 'the bare name stands twice', text: by('PC-0042\\helpdesk, helpdesk'), confidence: 'confirmed' },
    { name: 'the PC\'s NetBIOS name is cut at 15 characters', text: by('DESKTOP-ACCOUNT\\helpdesk', { 'Device Name': 'DESKTOP-ACCOUNTING-7.contoso.com' }), confidence: 'confirmed' },
    { name: 'an Entra joined PC has no domain that could stand before the backslash', text: by('OLDNAME\\helpdesk', { DomainJoined: 'NO', DomainName: undefined, 'Device Name': undefined }), confidence: 'confirmed' },
    { name: 'only a whoami before the output tells', text: `C:\\Users\\helpdesk>whoami\r\npc-0042\\helpdesk\r\n${captureText({ sso: withoutPrt, diagnostics: { 'Executing Account Name': undefined } })}`, confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a domain user ran it', text: by('CONTOSO\\alex, alex@contoso.com') },
    { name: 'an Entra user ran it', text: by('AzureAD\\AlexDoe, alex@contoso.com', { DomainJoined: 'NO' }) },
    { name: 'SYSTEM ran it', text: by('NT AUTHORITY\\SYSTEM') },
    { name: 'the PRT is shown, so somebody who has one ran it', text: captureText({ diagnostics: { 'Executing Account Name': 'PC-0042\\helpdesk' } }) },
    { name: 'the PC is not joined, which nobody\'s session changes', text: notJoined({ 'Executing Account Name': 'PC-0042\\helpdesk' }) },
    { name: 'the account is masked', text: by('***\\*******') },
  ],
});
