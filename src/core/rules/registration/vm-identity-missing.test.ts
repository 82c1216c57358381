import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { vmIdentityMissing } from './vm-identity-missing.js';

testRule({ describe, it }, vmIdentityMissing, {
  fires: [
    { name: 'the Azure extension cannot read the tenant', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0042' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c0042' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0042' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648574' }), confidence: 'likely' },
    { name: 'the code is an unsigned number', text: notJoined({ 'Client ErrorCode': '2149318722' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the tenant is not found (0x801c003a)', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c003a' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0042' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c0042 failed.' }) },
  ],
});
