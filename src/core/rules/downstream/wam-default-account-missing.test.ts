import { describe, it } from 'vitest';
import { captureText, excerpt, notElevated, testRule, withoutPrt } from '../../testing/index.js';
import { wamDefaultAccountMissing } from './wam-default-account-missing.js';

const noDefault = { WamDefaultSet: 'NO', WamDefaultAuthority: undefined, WamDefaultId: undefined, WamDefaultGUID: undefined };

testRule({ describe, it }, wamDefaultAccountMissing, {
  fires: [
    { name: 'Teams asks, and Windows has no default work account', text: captureText({ user: noDefault, diagnostics: notElevated }), symptom: 'Teams asks for a password', confidence: 'likely', stage: 'none', cites: 'NO' },
    { name: 'a browser asks, and Windows has no default work account', text: captureText({ user: noDefault, diagnostics: notElevated }), symptom: 'Edge asks for a password', confidence: 'likely', stage: 'none' },
    { name: 'an excerpt of the two lines', text: excerpt({ WamDefaultSet: 'NO', AzureAdPrt: 'YES' }), symptom: 'Teams asks for a password', confidence: 'likely', stage: 'none' },
  ],
  staysSilent: [
    { name: 'nobody complains', text: captureText({ user: noDefault, diagnostics: notElevated }) },
    { name: 'the default account is set', text: captureText({ diagnostics: notElevated }), symptom: 'Teams asks for a password' },
    { name: 'an elevated prompt could not read it', text: captureText({ user: { ...noDefault, WamDefaultSet: 'ERROR (0x80070520)' } }), symptom: 'Teams asks for a password' },
    { name: 'an elevated prompt says NO of its own session', text: captureText({ user: noDefault }), symptom: 'Teams asks for a password' },
    { name: 'the PRT is missing, which is the better answer', text: captureText({ user: noDefault, diagnostics: notElevated, sso: withoutPrt }), symptom: 'Teams asks for a password' },
  ],
});
