import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { directoryRefusedJoin } from './directory-refused-join.js';

testRule({ describe, it }, directoryRefusedJoin, {
  fires: [
    { name: 'the directory refused the registration', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c03f2' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the service could not authenticate the device', text: notJoined({ 'Client ErrorCode': '0x801c0002' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145647630' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the service failed inside (0x801c0006)', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0006' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c03f2' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c03f2 failed.' }) },
  ],
});
