import { describe, it } from 'vitest';
import { captureText, excerpt, testRule, withoutPrt } from '../../testing/index.js';
import { helloNotProvisioned } from './hello-not-provisioned.js';

testRule({ describe, it }, helloNotProvisioned, {
  fires: [
    { name: 'a condition of Windows Hello is not met', text: captureText({ ngc: { DeviceEligible: 'NO', PreReqResult: 'WillNotProvision' } }), symptom: 'Windows Hello is not offered', confidence: 'likely', stage: 'none', cites: 'WillNotProvision' },
    { name: 'a remote session is why', text: captureText({ ngc: { SessionIsNotRemote: 'NO', PreReqResult: 'WillNotProvision' } }), symptom: 'Windows Hello is not offered', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt of the two lines', text: excerpt({ AzureAdPrt: 'YES', PreReqResult: 'WillNotProvision' }), symptom: 'Windows Hello is not offered', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'nobody complains', text: captureText({ ngc: { PreReqResult: 'WillNotProvision' } }) },
    { name: 'the conditions are met', text: captureText(), symptom: 'Windows Hello is not offered' },
    { name: 'the symptom is Outlook\'s', text: captureText({ ngc: { PreReqResult: 'WillNotProvision' } }), symptom: 'Outlook asks for a password' },
    { name: 'the PRT is missing, which is the better answer', text: captureText({ sso: withoutPrt, ngc: { PreReqResult: 'WillNotProvision' } }), symptom: 'Windows Hello is not offered' },
    { name: 'Windows Hello is set up, so the section is not printed', text: captureText({ ngc: null }), symptom: 'Windows Hello is not offered' },
  ],
});
