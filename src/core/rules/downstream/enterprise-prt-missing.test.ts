import { describe, it } from 'vitest';
import { captureText, excerpt, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { enterprisePrtMissing } from './enterprise-prt-missing.js';

testRule({ describe, it }, enterprisePrtMissing, {
  fires: [
    { name: 'an on-premises service asks, and AD FS is in use', text: captureText({ sso: { EnterprisePrtAuthority: 'https://adfs.contoso.com:443/adfs' } }), symptom: 'The intranet asks for a password', confidence: 'likely', stage: 'none', cites: 'NO' },
    { name: 'a failed attempt shows that AD FS is in use', text: captureText({ enterpriseAttempt: refusedWith('MSIS9682: Received invalid OAuth JWT Bearer request.') }), symptom: 'The intranet asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt of the three lines', text: excerpt({ AzureAdPrt: 'YES', EnterprisePrt: 'NO', EnterprisePrtAuthority: 'https://adfs.contoso.com:443/adfs' }), symptom: 'The intranet asks for a password', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'nobody complains', text: captureText({ sso: { EnterprisePrtAuthority: 'https://adfs.contoso.com:443/adfs' } }) },
    { name: 'no AD FS is in use, so NO is normal', text: captureText(), symptom: 'The intranet asks for a password' },
    { name: 'the Enterprise PRT is there', text: captureText({ sso: { EnterprisePrt: 'YES', EnterprisePrtAuthority: 'https://adfs.contoso.com:443/adfs' } }), symptom: 'The intranet asks for a password' },
    { name: 'the symptom is a cloud app\'s', text: captureText({ sso: { EnterprisePrtAuthority: 'https://adfs.contoso.com:443/adfs' } }), symptom: 'Outlook asks for a password' },
    { name: 'the PRT of Entra is missing too', text: captureText({ sso: { ...withoutPrt, EnterprisePrtAuthority: 'https://adfs.contoso.com:443/adfs' } }), symptom: 'The intranet asks for a password' },
  ],
});
