import { describe, it } from 'vitest';
import { captureText, deviceId, errorFile, noDevice, refusedByPolicy, signInFile, signInJson, testRule, withoutPrt } from '../../testing/index.js';
import { appRequestWithoutDevice } from './app-request-without-device.js';

const refused = signInJson(53003, { ...noDevice, ...refusedByPolicy('compliantDevice') });
const later = { id: 'e6e6e6e6-1111-4222-8333-444444444444', createdDateTime: '2026-03-02T10:00:00Z', correlationId: 'c4c4c4c4-1111-4222-8333-444444444444' };
const asSystem = captureText({ details: { DeviceAuthStatus: undefined }, sso: { ...withoutPrt, AzureAdPrtAuthority: 'NO' }, diagnostics: { 'Executing Account Name': 'CONTOSO\\PC-0042$, PC-0042$@contoso.com' } });
const page = (code: number, more = '') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

testRule({ describe, it }, appRequestWithoutDevice, {
  fires: [
    { name: 'Entra saw no device and a device policy refused', text: captureText(), files: [signInFile(refused)], confidence: 'confirmed', stage: 'none', class: 'wrong-layer', note: false, cites: 'AADSTS53003' },
    { name: 'nothing shows the PRT', files: [signInFile(refused)], confidence: 'likely', note: 'not shown' },
    { name: 'another sign-in spent the PRT', files: [signInFile(refused, signInJson(0, { ...later, appId: 'f0f0f0f0-1111-4222-8333-444444444444', incomingTokenType: 'primaryRefreshToken' }))], confidence: 'confirmed' },
    { name: 'SYSTEM ran the command, and the log shows the PRT in use on this device', text: asSystem, files: [signInFile(refused, signInJson(0, { ...later, appId: 'f0f0f0f0-1111-4222-8333-444444444444', incomingTokenType: 'primaryRefreshToken' }))], confidence: 'confirmed' },
    { name: 'the page that the user pasted says so, beside a healthy PC', text: captureText(), files: [page(53003, 'Device state: Unregistered')], confidence: 'likely' },
    { name: 'the pasted page alone', files: [page(53003, 'Device state: Unregistered')], confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'the app succeeded later', text: captureText(), files: [signInFile(refused, signInJson(0, { ...noDevice, ...later }))] },
    { name: 'a later step of the same sign-in succeeded', text: captureText(), files: [signInFile(refused, signInJson(0, { ...noDevice, id: 'e7', resourceId: 'r1', createdDateTime: '2026-03-02T09:00:20Z' }))] },
    { name: 'Entra saw the device', text: captureText(), files: [signInFile(signInJson(53003, refusedByPolicy('mfa')))] },
    { name: 'the user\'s phone was refused', text: captureText(), files: [signInFile(signInJson(53003, { ...refusedByPolicy('compliantDevice'), deviceDetail: { deviceId: '', operatingSystem: 'Ios 18.1' } }))] },
    { name: 'another user was refused', text: captureText(), files: [signInFile(signInJson(53003, { ...noDevice, userPrincipalName: 'robin@contoso.com' }))] },
    { name: 'the user has no PRT: that explains it', text: captureText({ sso: withoutPrt }), files: [signInFile(refused)] },
    { name: 'SYSTEM ran the command and nothing shows the PRT in use', text: asSystem, files: [signInFile(refused)] },
    { name: 'the interrupt that asks for the device', text: captureText(), files: [signInFile(signInJson(50097, noDevice))] },
    { name: 'another PC of the user was refused', text: captureText(), files: [signInFile(signInJson(53003, { deviceDetail: { deviceId: deviceId.replace('a', 'b'), displayName: 'PC-0099' } }))] },
  ],
});
