import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { restartNeeded } from './restart-needed.js';

testRule({ describe, it }, restartNeeded, {
  fires: [
    { name: 'the join waits for a restart', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c000f' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c000f' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c000f' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648625' }), confidence: 'likely' },
    { name: 'the code is an unsigned number', text: notJoined({ 'Client ErrorCode': '2149318671' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the device quota is reached (0x801c000e)', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c000e' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c000f' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c000f failed.' }) },
  ],
});
