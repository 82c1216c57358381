import { describe, it } from 'vitest';
import { captureText, notJoined, testRule, withoutPrt } from '../../testing/index.js';
import { captureBySystem } from './capture-by-system.js';

const by = (account: string) => captureText({ sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': account }, ngc: { IsUserAzureAD: 'NO' } });

testRule({ describe, it }, captureBySystem, {
  fires: [
    { name: 'SYSTEM ran the command', text: by('NT AUTHORITY\\SYSTEM'), confidence: 'confirmed', stage: 'none', cites: 'SYSTEM' },
    { name: 'the machine account ran it', text: by('CONTOSO\\PC-0042$, PC-0042$@contoso.com'), confidence: 'confirmed', cites: 'PC-0042$' },
    { name: 'SYSTEM ran it on a German PC', text: by('NT-AUTORITÄT\\SYSTEM'), confidence: 'confirmed' },
    { name: 'SYSTEM ran it on a French PC', text: by('AUTORITE NT\\Système'), confidence: 'confirmed' },
    { name: 'only a whoami before the output tells', text: `C:\\Windows\\system32>whoami\r\nnt authority\\system\r\n${captureText({ sso: withoutPrt, diagnostics: { 'Executing Account Name': undefined } })}`, confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'User Context : SYSTEM only means an elevated prompt', text: captureText({ sso: withoutPrt, diagnostics: { 'User Context': 'SYSTEM' } }) },
    { name: 'a local account ran it', text: by('PC-0042\\helpdesk') },
    { name: 'the PRT is shown, so somebody who has one ran it', text: captureText({ diagnostics: { 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } }) },
    { name: 'the PC is not joined, which nobody\'s session changes', text: notJoined({ 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' }) },
    { name: 'the domain is called NT-CORP', text: by('NT-CORP\\alex, alex@contoso.com') },
  ],
});
