import { describe, it } from 'vitest';
import { captureText, excerpt, testRule, withoutPrt } from '../../testing/index.js';
import { registry } from '../../testing/tool-files.js';
import { cloudTicketMissing } from './cloud-ticket-missing.js';

testRule({ describe, it }, cloudTicketMissing, {
  fires: [
    { name: 'Azure Files asks, and the cloud ticket is missing', text: captureText({ sso: { CloudTgt: 'NO' } }), symptom: 'Azure Files asks for a password', confidence: 'likely', stage: 'none', cites: 'NO' },
    { name: 'FSLogix profiles fail', text: captureText({ sso: { CloudTgt: 'NO' } }), symptom: 'FSLogix profile does not load', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt of the two lines', text: excerpt({ AzureAdPrt: 'YES', CloudTgt: 'NO' }), symptom: 'Azure Files asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'the policy that fetches the ticket is off', text: captureText(), symptom: 'Azure Files asks for a password', files: [registry('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters', '"CloudKerberosTicketRetrievalEnabled"=dword:00000000')], confidence: 'likely', note: 'switched off' },
  ],
  staysSilent: [
    { name: 'the ticket is missing, and nobody complains', text: captureText({ sso: { CloudTgt: 'NO' } }) },
    { name: 'the ticket is there', text: captureText(), symptom: 'Azure Files asks for a password' },
    { name: 'the symptom is of a file share on-premises', text: captureText({ sso: { CloudTgt: 'NO' } }), symptom: 'The file share asks for a password' },
    { name: 'the symptom is Outlook\'s', text: captureText({ sso: { CloudTgt: 'NO' } }), symptom: 'Outlook asks for a password' },
    { name: 'the PRT is missing, so the ticket is only a consequence', text: captureText({ sso: { ...withoutPrt, CloudTgt: 'NO' } }), symptom: 'Azure Files asks for a password' },
    { name: 'the ticket of the Ngc section is another line', text: captureText({ ngc: { CloudTGT: 'NO' } }), symptom: 'Azure Files asks for a password' },
    { name: 'the policy is off, and nobody needs the ticket', text: captureText(), files: [registry('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters', '"CloudKerberosTicketRetrievalEnabled"=dword:00000000')] },
  ],
});
