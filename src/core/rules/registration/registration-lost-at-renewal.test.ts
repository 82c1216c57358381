import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { registrationLostAtRenewal } from './registration-lost-at-renewal.js';

const message = 'The device object by the given id (9b7e1cac-79db-42d9-bd58-55cc80e6d6e8) is not found.';
const renewal = { 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2', 'Server ErrorCode': 'invalid_request', 'Server ErrorSubCode': 'error_missing_device', 'Server Operation': 'DeviceRenew', 'Server Message': message };

testRule({ describe, it }, registrationLostAtRenewal, {
  fires: [
    { name: 'Entra has no object for the registration that the PC renews', text: notJoined(renewal), confidence: 'likely', stage: 'device-identity', cites: 'error_missing_device' },
    { name: 'only the operation tells that it is a renewal', text: notJoined({ ...renewal, 'Server ErrorSubCode': undefined }), confidence: 'likely', cites: 'DeviceRenew' },
    { name: 'only the inner error tells, in capitals', text: notJoined({ ...renewal, 'Server Operation': undefined, 'Server ErrorSubCode': 'ERROR_MISSING_DEVICE' }), confidence: 'likely' },
    { name: 'an excerpt of the server\'s lines', text: excerpt({ 'Server ErrorSubCode': 'error_missing_device', 'Server Operation': 'DeviceRenew' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a first join waits for the sync', text: notJoined({ 'Registration Type': 'sync', 'Client ErrorCode': '0x801c03f2', 'Server ErrorCode': 'DirectoryError', 'Server Message': message }) },
    { name: 'the operation is a join', text: notJoined({ ...renewal, 'Server ErrorSubCode': undefined, 'Server Operation': 'DeviceJoin' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: renewal }) },
  ],
});
