import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { registrationServiceError } from './registration-service-error.js';

testRule({ describe, it }, registrationServiceError, {
  fires: [
    { name: 'the registration service failed inside', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0006' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c0006' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0006' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the server reports an exception', text: notJoined({ 'Client ErrorCode': '0x801C03EC' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648634' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the service is busy (0x801c0025)', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0025' }) },
    { name: 'the directory refused (0x801c03f2)', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f2' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0006' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0021', 'Server Message': 'Request 0x801c0006 failed.' }) },
  ],
});
