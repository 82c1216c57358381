import { describe, it } from 'vitest';
import { captureText, errorFile, prtRequestJson, renewedSince, signInFile, signInJson, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { appDeviceRefused } from './app-device-refused.js';

const later = { id: 'e6e6e6e6-1111-4222-8333-444444444444', createdDateTime: '2026-03-02T10:00:00Z', correlationId: 'c4c4c4c4-1111-4222-8333-444444444444' };
const page = (code: number, more = '') => errorFile(`AADSTS${code}: The sign-in was stopped.\r\nCorrelation ID: c3c3c3c3-1111-4222-8333-444444444445\r\nTimestamp: 2026-03-02T09:00:00Z\r\n${more}`);

testRule({ describe, it }, appDeviceRefused, {
  fires: [
    { name: 'Entra accepts the device when Windows asks', text: captureText(), files: [signInFile(signInJson(50155))], confidence: 'likely', class: 'wrong-layer', stage: 'none', cites: 'AADSTS50155' },
    { name: 'the app showed another registration of this PC', text: captureText({ details: withoutDeviceTest }), files: [signInFile(signInJson(700003, { deviceDetail: { deviceId: 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee', displayName: 'PC-0042' } }))], confidence: 'likely' },
    { name: 'only the page was pasted beside the capture', text: captureText(), files: [page(135011)], confidence: 'likely' },
    { name: 'the app was refused after the capture', text: captureText({ diagnostics: { 'Client Time': '2026-03-02 08:00:00.000 UTC' } }), capturedAtUtc: Date.UTC(2026, 2, 2, 8), files: [signInFile(signInJson(50155))], confidence: 'possible', note: 'after the capture' },
  ],
  staysSilent: [
    { name: 'nothing shows that the device is accepted', text: captureText({ details: withoutDeviceTest }), files: [signInFile(signInJson(50155))] },
    { name: 'the device test fails', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' } }), files: [signInFile(signInJson(50155))] },
    { name: 'Windows\' own request is refused', text: captureText({ sso: withoutPrt }), files: [signInFile(prtRequestJson(50155))] },
    { name: 'the PRT was renewed on this device after the refusal', text: captureText({ sso: renewedSince }), files: [signInFile(signInJson(50155))] },
    { name: 'the app succeeded later', text: captureText(), files: [signInFile(signInJson(50155), signInJson(0, later))] },
    { name: 'only the log', files: [signInFile(signInJson(50155))] },
  ],
});
