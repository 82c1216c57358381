import { describe, it } from 'vitest';
import { captureText, errorFile, lostWith, refusedByPolicy, signInFile, signInJson, testRule, withoutPrt } from '../../testing/index.js';
import { policyRefusedApp } from './policy-refused-app.js';

const page = (code: number, more = '') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

testRule({ describe, it }, policyRefusedApp, {
  fires: [
    { name: 'a policy refused the app', text: captureText(), files: [signInFile(signInJson(53003, refusedByPolicy('mfa')))], confidence: 'confirmed', class: 'wrong-layer', stage: 'none', cites: 'Policy 1' },
    { name: 'only the code tells', text: captureText(), files: [signInFile(signInJson(53003))], confidence: 'confirmed' },
    { name: 'only the log', files: [signInFile(signInJson(53003))], confidence: 'likely' },
    { name: 'only the page', files: [page(53003)], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC and its log', text: captureText(), files: [signInFile(signInJson(0), signInJson(50140), signInJson(50058))] },
    { name: 'a report-only policy would have refused', text: captureText(), files: [signInFile(signInJson(0, { appliedConditionalAccessPolicies: [{ displayName: 'Policy 2', result: 'reportOnlyFailure', enforcedGrantControls: ['mfa'] }] }))] },
    { name: 'the PRT request itself got lost', text: captureText({ sso: withoutPrt, attempt: lostWith('0x80072ee7') }), files: [signInFile(signInJson(53003))] },
  ],
});
