import { describe, it } from 'vitest';
import { captureText, excerpt, notElevated, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceRecoveryNeeded } from './device-recovery-needed.js';

const marked = { ...notElevated, AadRecoveryEnabled: 'YES' };

testRule({ describe, it }, deviceRecoveryNeeded, {
  fires: [
    { name: 'the recovery mark is set and no test contradicts it', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: marked }), confidence: 'likely', stage: 'device-identity', cites: 'YES' },
    { name: 'older builds call the mark AadRecoveryNeeded', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { ...notElevated, AadRecoveryEnabled: undefined, AadRecoveryNeeded: 'YES' } }), confidence: 'likely' },
    { name: 'Entra accepted the device in the same run, so the mark may be left over', text: captureText({ sso: withoutPrt, diagnostics: marked }), confidence: 'possible', cites: 'SUCCESS' },
    { name: 'the key test passed in the same run, so the mark may be left over', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { AadRecoveryEnabled: 'YES' } }), confidence: 'possible', cites: 'PASSED' },
    { name: 'an excerpt of the one line', text: excerpt({ AadRecoveryEnabled: 'YES' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'no mark is set, but the device key fails', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }) },
    { name: 'the mark could not be read', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { ...notElevated, AadRecoveryEnabled: 'ERROR' } }) },
  ],
});
