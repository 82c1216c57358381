import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { registrationIncomplete } from './registration-incomplete.js';

const blankId = { ...withoutDeviceTest, DeviceId: '' };

testRule({ describe, it }, registrationIncomplete, {
  fires: [
    { name: 'the PC is joined, but its device id is blank', text: captureText({ details: blankId, sso: withoutPrt }), confidence: 'possible', stage: 'device-identity' },
    { name: 'the thumbprint of the certificate is blank', text: captureText({ details: { ...withoutDeviceTest, Thumbprint: '' }, sso: withoutPrt }), confidence: 'possible' },
    { name: 'the device test fails in its own way', text: captureText({ details: { ...blankId, DeviceAuthStatus: 'FAILED. ERROR' }, sso: withoutPrt }), confidence: 'possible' },
    { name: 'an excerpt shows the join mark and the blank id', text: excerpt({ AzureAdJoined: 'YES', DeviceId: '' }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'Entra accepted the device, so somebody took the id out', text: captureText({ details: { DeviceId: '' }, sso: withoutPrt }) },
    { name: 'the PRT is there, so somebody took the id out', text: captureText({ details: blankId }) },
    { name: 'the id is masked, not blank', text: captureText({ details: { ...withoutDeviceTest, DeviceId: '********' }, sso: withoutPrt }) },
    { name: 'the line is not shown', text: captureText({ details: { ...withoutDeviceTest, DeviceId: undefined }, sso: withoutPrt }) },
    { name: 'the PC is not joined at all', text: notJoined() },
  ],
});
