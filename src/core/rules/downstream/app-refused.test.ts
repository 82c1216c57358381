import { describe, it } from 'vitest';
import { captureText, errorFile, signInFile, signInJson, testRule, withoutPrt } from '../../testing/index.js';
import { appRefused } from './app-refused.js';

const later = { id: 'e6e6e6e6-1111-4222-8333-444444444444', createdDateTime: '2026-03-02T10:00:00Z', correlationId: 'c4c4c4c4-1111-4222-8333-444444444444' };
const page = (code: number, more = '') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

testRule({ describe, it }, appRefused, {
  fires: [
    { name: 'the user is not assigned to the app', text: captureText(), files: [signInFile(signInJson(50105))], confidence: 'confirmed', class: 'wrong-layer', stage: 'none', cites: 'AADSTS50105' },
    { name: 'only the log', files: [signInFile(signInJson(700016))], confidence: 'likely' },
    { name: 'only the page', files: [page(50105)], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'the app succeeded later', text: captureText(), files: [signInFile(signInJson(50105), signInJson(0, later))] },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), files: [signInFile(signInJson(50105))] },
    { name: 'a password that was mistyped', text: captureText(), files: [signInFile(signInJson(50126))] },
  ],
});
