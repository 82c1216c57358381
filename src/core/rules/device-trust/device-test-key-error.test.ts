import { describe, it } from 'vitest';
import { captureText, excerpt, notElevated, testRule, withoutPrt } from '../../testing/index.js';
import { deviceTestKeyError } from './device-test-key-error.js';

const keyless = { DeviceAuthStatus: 'FAILED. Error: 0x80090016' };

testRule({ describe, it }, deviceTestKeyError, {
  fires: [
    { name: 'the device test ends at the key store', text: captureText({ details: keyless, sso: withoutPrt, diagnostics: notElevated }), confidence: 'likely', stage: 'device-identity', cites: '0x80090016' },
    { name: 'the device test ends at the TPM, in its 0xd spelling', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd0280803' }, sso: withoutPrt, diagnostics: notElevated }), confidence: 'likely' },
    { name: 'the code is a signed number in brackets', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error (-2146893802)' }, sso: withoutPrt, diagnostics: notElevated }), confidence: 'likely' },
    { name: 'WinHTTP had no access to the private key of the device certificate', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0x80072f9a' }, sso: withoutPrt, diagnostics: notElevated }), confidence: 'likely', cites: '0x80072f9a' },
    { name: 'the key test passed in the same run', text: captureText({ details: keyless, sso: withoutPrt }), confidence: 'possible', cites: 'PASSED' },
    { name: 'an excerpt of the one line', text: excerpt(keyless), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the test found no network', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0xd000023c' }, sso: withoutPrt, diagnostics: notElevated }) },
    { name: 'Schannel did not trust a certificate, which is no key error', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Error: 0x80090325' }, sso: withoutPrt, diagnostics: notElevated }) },
    { name: 'Entra says that the object is disabled or deleted', text: captureText({ details: { DeviceAuthStatus: 'FAILED. Device is either disabled or deleted' }, sso: withoutPrt, diagnostics: notElevated }) },
  ],
});
