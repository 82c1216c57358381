import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { joinNotAllowed } from './join-not-allowed.js';

testRule({ describe, it }, joinNotAllowed, {
  fires: [
    { name: 'the service does not authorise the user', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0003' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c0003' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c0003' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the user may not join', text: notJoined({ 'Client ErrorCode': '0x801c03ed' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648637' }), confidence: 'likely' },
    { name: 'the server names AADSTS240001', text: notJoined({ 'Client ErrorCode': '0x801c0002', 'Server Message': 'AADSTS240001: User is not authorized to register devices in Microsoft Entra ID.' }), confidence: 'likely', stage: 'device-identity', cites: 'AADSTS240001' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the device quota is reached (0x801c000e)', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c000e' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0003' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c0003 failed.' }) },
    { name: 'the same AADSTS number stands in a PRT attempt', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS240001: User is not authorized to register devices.') }) },
  ],
});
