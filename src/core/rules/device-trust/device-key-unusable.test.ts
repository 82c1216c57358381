import { describe, it } from 'vitest';
import { anotherUser, captureText, excerpt, failedWith, lostWith, notElevated, notJoined, renewedSince, testRule, withoutDeviceTest, withoutPrt } from '../../testing/index.js';
import { deviceKeyUnusable } from './device-key-unusable.js';

const failed = { KeySignTest: 'FAILED (device key) 0x80090016' };
const untested = { details: withoutDeviceTest, diagnostics: notElevated, sso: withoutPrt };

testRule({ describe, it }, deviceKeyUnusable, {
  fires: [
    { name: 'the PC\'s own test of the device key fails', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: failed }), confidence: 'confirmed', stage: 'device-identity', cites: 'device key' },
    { name: 'the test fails without naming the key', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED' } }), confidence: 'confirmed' },
    { name: 'a capture made by SYSTEM proves it as well, since it is the device\'s key', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { ...failed, 'Executing Account Name': 'NT AUTHORITY\\SYSTEM' } }), confidence: 'confirmed' },
    { name: 'Entra accepted the device in the same run, which a dead key cannot do', text: captureText({ sso: withoutPrt, diagnostics: failed }), confidence: 'likely', cites: 'SUCCESS' },
    { name: 'an excerpt of the one line', text: excerpt(failed), confidence: 'confirmed' },
    { name: 'WinHTTP cannot reach the private key of the device certificate', text: captureText({ ...untested, attempt: lostWith('0x80072f9a') }), confidence: 'confirmed', stage: 'device-identity', cites: '0x80072f9a' },
    { name: 'the token broker could not sign, its code is a signed number', text: captureText({ ...untested, attempt: failedWith('-895418309') }), confidence: 'confirmed' },
    { name: 'the recorded try to join ended at the private key', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x80072f9a' }), confidence: 'likely', stage: 'device-identity' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the test needs an elevated prompt', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: notElevated }) },
    { name: 'the transport key fails, not the device key', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, diagnostics: { KeySignTest: 'FAILED (transport key)' } }) },
    { name: 'the key test passes after an attempt failed at the key', text: captureText({ details: withoutDeviceTest, sso: withoutPrt, attempt: lostWith('0x80072f9a') }) },
    { name: 'the server wants a client certificate (12044), which is another fault', text: captureText({ ...untested, attempt: lostWith('0x80072f0c') }) },
    { name: 'the PRT was renewed after the attempt', text: captureText({ ...untested, sso: renewedSince, attempt: lostWith('0x80072f9a') }) },
    { name: 'the signing error was another user\'s', text: captureText({ ...untested, attempt: failedWith('0xcaa1003b', anotherUser) }) },
  ],
});
