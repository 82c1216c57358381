import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { joinTask } from '../../testing/tool-files.js';
import { deviceQuotaReached } from './device-quota-reached.js';

testRule({ describe, it }, deviceQuotaReached, {
  fires: [
    { name: 'the registration service counts too many devices', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c000e' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c000e' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c000e' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648626' }), confidence: 'likely' },
    { name: 'the code is written in capitals', text: notJoined({ 'Client ErrorCode': '0X801C000E' }), confidence: 'likely' },
    { name: 'the task that joins returned the code', text: notJoined(), files: [joinTask('Ready', '-2145648626')], confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the user may not register at all (0x801c0003)', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0003' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c000e' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c000e failed.' }) },
    { name: 'the task returned the code once, and the PC is joined', text: captureText(), files: [joinTask('Ready', '-2145648626')] },
  ],
});
