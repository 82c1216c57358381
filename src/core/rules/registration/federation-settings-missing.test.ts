import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { federationSettingsMissing } from './federation-settings-missing.js';

testRule({ describe, it }, federationSettingsMissing, {
  fires: [
    { name: 'the settings of the federation provider are empty', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0016' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c0016' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0016' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the registration address is empty', text: notJoined({ 'Client ErrorCode': '0x801c001a' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648616' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the join settings themselves are missing (0x801c001d)', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c001d' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0016' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c0016 failed.' }) },
  ],
});
