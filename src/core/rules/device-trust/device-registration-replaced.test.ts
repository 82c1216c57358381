import { describe, it } from 'vitest';
import { captureText, deletedDeviceFile, deviceFile, deviceJson, deviceMissFile, graphFile, refusedWith, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceRegistrationReplaced } from './device-registration-replaced.js';

const refused = captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt });
const twin = { id: 'd1d1d1d1-1111-4222-8333-444444444444', deviceId: 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee', registrationDateTime: '2026-02-27T00:00:00Z' };
const newer = (changes = {}) => graphFile('devices', [deviceJson({ ...twin, ...changes })], 'list.json');

testRule({ describe, it }, deviceRegistrationReplaced, {
  fires: [
    { name: 'a list holds the newer object and not this one', text: refused, files: [newer()], confidence: 'likely', class: 'device-trust', stage: 'device-identity', note: 'filtered', cites: '2026-02-27' },
    { name: 'the directory was asked for this very id as well', text: refused, files: [deviceMissFile(), newer()], confidence: 'confirmed', note: false },
    { name: 'the old object lies among the deleted ones', text: refused, files: [deletedDeviceFile('2026-02-27T00:00:00Z'), newer()], confidence: 'confirmed' },
    { name: 'the user\'s own request says that the device is unknown', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS700003: Device object was not found in the tenant.') }), files: [deviceMissFile(), newer()], confidence: 'confirmed' },
    { name: 'the newer object is from after the refusal', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: refusedWith('AADSTS700003: Device object was not found in the tenant.') }), files: [deviceMissFile(), newer({ registrationDateTime: '2026-03-04T00:00:00Z' })], confidence: 'confirmed', note: 'registered again' },
  ],
  staysSilent: [
    { name: 'both objects are there', text: refused, files: [graphFile('devices', [deviceJson(), deviceJson(twin)])] },
    { name: 'the namesake is older', text: refused, files: [deviceMissFile(), newer({ registrationDateTime: '2020-01-01T00:00:00Z' })] },
    { name: 'the namesake says nothing about its age', text: refused, files: [deviceMissFile(), newer({ registrationDateTime: undefined })] },
    { name: 'the namesake is disabled', text: refused, files: [deviceMissFile(), newer({ accountEnabled: false })] },
    { name: 'Entra accepts this device', text: captureText(), files: [newer()] },
    { name: 'nothing shows that the device was refused', text: captureText({ details: withoutDeviceTest }), files: [newer()] },
    { name: 'only this object is there', text: refused, files: [deviceFile()] },
  ],
});
