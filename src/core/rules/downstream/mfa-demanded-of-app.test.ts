import { describe, it } from 'vitest';
import { captureText, errorFile, signInFile, signInJson, testRule, withoutPrt } from '../../testing/index.js';
import { eventXml } from '../../testing/tool-files.js';
import { mfaDemandedOfApp } from './mfa-demanded-of-app.js';

const later = { id: 'e6e6e6e6-1111-4222-8333-444444444444', createdDateTime: '2026-03-02T10:00:00Z', correlationId: 'c4c4c4c4-1111-4222-8333-444444444444' };
const page = (code: number, more = '') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

const demand = (code: number) => eventXml('aad.xml', 'Microsoft-Windows-AAD', 'Microsoft-Windows-AAD/Operational', 1098, '2026-03-02T09:10:00.000Z', {
  Error: '0xCAA2000C', ErrorMessage: 'The request requires user interaction.', AdditionalInformation: `Code: interaction_required Description: AADSTS${code}: The sign-in was stopped.`,
});

testRule({ describe, it }, mfaDemandedOfApp, {
  fires: [
    { name: 'the demand comes again and again', text: captureText(), files: [signInFile(signInJson(50076), signInJson(50076, { ...later, createdDateTime: '2026-03-02T08:00:00Z' }))], confidence: 'confirmed', class: 'wrong-layer', stage: 'none', note: false, cites: 'AADSTS50076' },
    { name: 'the user reports a symptom', text: captureText(), symptom: 'Teams asks again and again', files: [signInFile(signInJson(50076))], confidence: 'confirmed' },
    { name: 'one demand that nobody answered', text: captureText(), files: [signInFile(signInJson(50074))], confidence: 'likely', note: 'once' },
    { name: 'only the page', files: [page(50076)], confidence: 'possible' },
    { name: 'the broker of the PC logged it, and the user reports what it does', text: captureText(), symptom: 'OneDrive does not sign in', files: [demand(50158)], confidence: 'likely', stage: 'none', note: 'answered since', cites: 'AADSTS50158' },
    { name: 'the same where nothing shows the PRT', symptom: 'Settings do not roam', files: [demand(50076)], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'the broker of a PC about which nobody complains', text: captureText(), files: [demand(50158)] },
    { name: 'the broker asked for consent, which is no second factor', text: captureText(), symptom: 'OneDrive does not sign in', files: [demand(65001)] },
    { name: 'the complaint is about a file share', text: captureText(), symptom: 'The file share asks for a password', files: [demand(50158)] },
    { name: 'the user has no PRT, which explains the prompt', text: captureText({ sso: withoutPrt }), symptom: 'OneDrive does not sign in', files: [demand(50158)] },
    { name: 'it was answered', text: captureText(), files: [signInFile(signInJson(50076), signInJson(0, later))] },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), files: [signInFile(signInJson(50076))] },
    { name: 'a healthy PC and its log', text: captureText(), files: [signInFile(signInJson(0))] },
  ],
});
