import { describe, it } from 'vitest';
import { captureText, excerpt, notElevated, refusedWith, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { transportKeyUnusable } from './transport-key-unusable.js';

const failed = { KeySignTest: 'FAILED (transport key)' };

testRule({ describe, it }, transportKeyUnusable, {
  fires: [
    { name: 'the PC\'s own test of the transport key fails', text: captureText({ sso: withoutPrt, diagnostics: failed }), confidence: 'confirmed', stage: 'device-identity', cites: 'transport key' },
    { name: 'Windows marked the device for recovery as well', text: captureText({ sso: withoutPrt, diagnostics: { ...failed, AadRecoveryEnabled: 'YES' } }), confidence: 'confirmed', cites: 'YES' },
    { name: 'an excerpt writes it in capitals', text: excerpt({ KeySignTest: 'FAILED (TRANSPORT KEY)' }), confidence: 'confirmed' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the device key fails, not the transport key', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (device key)' } }) },
    { name: 'the test needs an elevated prompt', text: captureText({ sso: withoutPrt, diagnostics: notElevated }) },
    { name: 'Entra lacks the key, the PC has it (AADSTS130006)', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS130006: The transport key was not found on the device.') }) },
  ],
});
