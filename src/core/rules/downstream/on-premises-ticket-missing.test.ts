import { describe, it } from 'vitest';
import { captureText, excerpt, testRule, withoutPrt } from '../../testing/index.js';
import { onPremisesTicketMissing } from './on-premises-ticket-missing.js';

testRule({ describe, it }, onPremisesTicketMissing, {
  fires: [
    { name: 'a file share asks, and the on-premises ticket is missing', text: captureText({ sso: { OnPremTgt: 'NO' } }), symptom: 'The file share asks for a password', confidence: 'likely', stage: 'none', cites: 'NO' },
    { name: 'a mapped drive is reported', text: captureText({ sso: { OnPremTgt: 'NO' } }), symptom: 'Mapped drives are gone after a PIN sign-in', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt of the two lines', text: excerpt({ AzureAdPrt: 'YES', OnPremTgt: 'NO' }), symptom: 'The file share asks for a password', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'the ticket is missing, and nobody complains', text: captureText({ sso: { OnPremTgt: 'NO' } }) },
    { name: 'the ticket is there', text: captureText({ sso: { OnPremTgt: 'YES' } }), symptom: 'The file share asks for a password' },
    { name: 'the symptom is of Azure Files, which needs the cloud ticket', text: captureText({ sso: { OnPremTgt: 'NO' } }), symptom: 'Azure Files asks for a password' },
    { name: 'the symptom is Outlook\'s', text: captureText({ sso: { OnPremTgt: 'NO' } }), symptom: 'Outlook asks for a password' },
    { name: 'the PRT is missing, so the ticket is only a consequence', text: captureText({ sso: { ...withoutPrt, OnPremTgt: 'NO' } }), symptom: 'The file share asks for a password' },
    { name: 'older builds print no ticket lines', text: captureText({ sso: { OnPremTgt: undefined, CloudTgt: undefined } }), symptom: 'The file share asks for a password' },
  ],
});
