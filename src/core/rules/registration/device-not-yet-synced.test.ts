import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { deviceNotYetSynced } from './device-not-yet-synced.js';

const missing = { 'Server ErrorCode': 'DirectoryError', 'Server Message': 'The device object by the given id (f87ed8ef-b923-4c78-8539-c9e49fd923e2) is not found.' };
const tried = { 'Registration Type': 'sync', 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2', ...missing };

testRule({ describe, it }, deviceNotYetSynced, {
  fires: [
    { name: 'the directory has no such object while the PC joins', text: notJoined(tried), confidence: 'likely', stage: 'device-identity', cites: 'is not found' },
    { name: 'the page\'s own wording', text: notJoined({ ...tried, 'Server Message': 'The device object by the given id isn\'t found.' }), confidence: 'likely' },
    { name: 'the words stand in capitals and the code is a signed number', text: notJoined({ ...tried, 'Client ErrorCode': '-2145647630', 'Server Message': 'THE DEVICE OBJECT BY THE GIVEN ID DOES NOT EXIST.' }), confidence: 'likely' },
    { name: 'an excerpt of the server\'s two lines', text: excerpt({ 'Client ErrorCode': '0x801c03f2', ...missing }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the PC renews a registration that Entra lost', text: notJoined({ ...tried, 'Server Operation': 'DeviceRenew', 'Server ErrorSubCode': 'error_missing_device' }) },
    { name: 'the directory was throttled', text: notJoined({ ...tried, 'Server Message': 'The request was throttled. Try again later.' }) },
    { name: 'the tenant is not found, not the object', text: notJoined({ ...tried, 'Server Message': 'AADSTS90002: Tenant not found.' }) },
    { name: 'the code alone covers many reasons', text: notJoined({ 'Client ErrorCode': '0x801c03f2' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: tried }) },
  ],
});
