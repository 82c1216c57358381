import { describe, it } from 'vitest';
import { captureText, refusedByPolicy, signInFile, signInJson, testRule } from '../../testing/index.js';
import { tokenProtectionRefused } from './token-protection-refused.js';

const refused = (code: number) => signInJson(53003, { ...refusedByPolicy(), tokenProtectionStatusDetails: { signInSessionStatus: 'unbound', signInSessionStatusCode: code } });

testRule({ describe, it }, tokenProtectionRefused, {
  fires: [
    { name: 'the session is not bound and a policy refused it', text: captureText(), files: [signInFile(refused(1003))], confidence: 'confirmed', class: 'wrong-layer', stage: 'none' },
    { name: 'only the log', files: [signInFile(refused(1002))], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'the session is not bound, and nothing was refused', text: captureText(), files: [signInFile(signInJson(0, { tokenProtectionStatusDetails: { signInSessionStatus: 'unbound', signInSessionStatusCode: 1003 } }))] },
    { name: 'another policy refused', text: captureText(), files: [signInFile(signInJson(53003, refusedByPolicy('mfa')))] },
  ],
});
