import { describe, it } from 'vitest';
import { captureText, deviceFile, deviceId, noDevice, refusedByPolicy, signInFile, signInJson, testRule, withoutPrt } from '../../testing/index.js';
import { deviceNotCompliant } from './device-not-compliant.js';

const refused = signInJson(53000, { ...refusedByPolicy('compliantDevice'), deviceDetail: { deviceId, isCompliant: false } });

testRule({ describe, it }, deviceNotCompliant, {
  fires: [
    { name: 'the entry shows this device, not compliant', text: captureText(), files: [signInFile(refused)], confidence: 'confirmed', class: 'wrong-layer', stage: 'none', cites: 'AADSTS53000' },
    { name: 'the object says so where the entry does not', text: captureText(), files: [signInFile(signInJson(53000, { deviceDetail: { deviceId } })), deviceFile({ isCompliant: false })], confidence: 'confirmed', cites: 'false' },
  ],
  staysSilent: [
    { name: 'the object is not compliant, and nobody was refused', text: captureText(), files: [deviceFile({ isCompliant: false })] },
    { name: 'Entra saw no device', text: captureText(), files: [signInFile(signInJson(53000, { ...noDevice, ...refusedByPolicy('compliantDevice') }))] },
    { name: 'the device is compliant', text: captureText(), files: [signInFile(signInJson(53000))] },
    { name: 'the user has no PRT', text: captureText({ sso: withoutPrt }), files: [signInFile(refused)] },
  ],
});
