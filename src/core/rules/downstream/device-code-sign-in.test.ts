import { describe, it } from 'vitest';
import { captureText, errorFile, noDevice, refusedByPolicy, signInFile, signInJson, testRule } from '../../testing/index.js';
import { deviceCodeSignIn } from './device-code-sign-in.js';

const page = (code: number, more = '') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

testRule({ describe, it }, deviceCodeSignIn, {
  fires: [
    { name: 'the policy against the flow refused it', text: captureText(), files: [signInFile(signInJson(530033, { ...noDevice, authenticationProtocol: 'deviceCode' }))], confidence: 'confirmed', class: 'wrong-layer', stage: 'none', cites: 'AADSTS530033' },
    { name: 'a device policy refused a device-code sign-in', text: captureText(), files: [signInFile(signInJson(53003, { ...noDevice, ...refusedByPolicy('compliantDevice'), authenticationProtocol: 'deviceCode' }))], confidence: 'confirmed' },
    { name: 'only the error was pasted', files: [page(530033)], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a device-code sign-in that succeeded', text: captureText(), files: [signInFile(signInJson(0, { ...noDevice, authenticationProtocol: 'deviceCode' }))] },
    { name: 'a refused sign-in of another kind', text: captureText(), files: [signInFile(signInJson(53003, noDevice))] },
    { name: 'the code is still waited for', text: captureText(), files: [signInFile(signInJson(70016, { ...noDevice, authenticationProtocol: 'deviceCode' }))] },
  ],
});
