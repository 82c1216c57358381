import { describe, it } from 'vitest';
import { captureText, excerpt, testRule, withoutPrt } from '../../testing/index.js';
import { personalDefaultAccount } from './personal-default-account.js';

const personal = { WamDefaultAuthority: 'consumers', WamDefaultGUID: '{D7F9888F-E3FC-49B0-9EA6-A85B5F392A4F} (MicrosoftAccount)' };

testRule({ describe, it }, personalDefaultAccount, {
  fires: [
    { name: 'an app opens the wrong account, and the default is a personal one', text: captureText({ user: personal }), symptom: 'OneDrive opens the wrong account', confidence: 'likely', stage: 'none', cites: 'MicrosoftAccount' },
    { name: 'an older build writes it shorter', text: captureText({ user: { WamDefaultGUID: '{D7F9888F-E3FC-49B0-9EA6-A85B5F392A4F} (MSA)' } }), symptom: 'OneDrive opens the wrong account', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt of the two lines', text: excerpt({ WamDefaultGUID: '{D7F9888F-E3FC-49B0-9EA6-A85B5F392A4F} (MicrosoftAccount)', AzureAdPrt: 'YES' }), symptom: 'OneDrive opens the wrong account', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'nobody complains', text: captureText({ user: personal }) },
    { name: 'the default is a work account', text: captureText(), symptom: 'OneDrive opens the wrong account' },
    { name: 'there is no default account', text: captureText({ user: { WamDefaultSet: 'NO', WamDefaultGUID: undefined } }), symptom: 'OneDrive opens the wrong account' },
    { name: 'the PRT is missing, which is the better answer', text: captureText({ user: personal, sso: withoutPrt }), symptom: 'OneDrive opens the wrong account' },
  ],
});
