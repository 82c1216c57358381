import { describe, it } from 'vitest';
import { captureText, deviceId, excerpt, notJoined, testRule, withoutPrt } from '../../testing/index.js';
import { registrationLeftover } from './registration-leftover.js';

const left = { device: { AzureAdJoined: 'NO' }, tenant: null, sso: withoutPrt, ngc: null, diagnostics: null };

testRule({ describe, it }, registrationLeftover, {
  fires: [
    { name: 'the PC is not joined, but a device id and certificate are printed', text: captureText({ ...left, details: { DeviceAuthStatus: undefined } }), confidence: 'possible', stage: 'device-identity', cites: deviceId },
    { name: 'only the thumbprint is left', text: captureText({ ...left, details: { DeviceAuthStatus: undefined, DeviceId: undefined } }), confidence: 'possible', cites: 'D293213E' },
    { name: 'an excerpt of the two lines', text: excerpt({ AzureAdJoined: 'NO', DeviceId: deviceId }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'nothing is left', text: notJoined() },
    { name: 'the lines are there but blank', text: captureText({ ...left, details: { DeviceAuthStatus: undefined, DeviceId: '', Thumbprint: '' } }) },
    { name: 'a failed join is recorded, which is the better answer', text: captureText({ ...left, details: {}, diagnostics: { 'Client ErrorCode': '0x801c03f2' } }) },
    { name: 'the id belongs to a work account', text: captureText({ ...left, details: null, user: { WorkplaceJoined: 'YES', WorkAccountCount: '1', WorkplaceDeviceId: deviceId } }) },
  ],
});
