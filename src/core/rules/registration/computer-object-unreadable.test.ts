import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { computerObjectUnreadable } from './computer-object-unreadable.js';

testRule({ describe, it }, computerObjectUnreadable, {
  fires: [
    { name: 'the domain controller knows no such session', text: notJoined({ 'Error Phase': 'pre-check', 'Client ErrorCode': '0x80070520' }), confidence: 'likely', stage: 'device-identity', cites: '0x80070520' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'pre-check', 'Client ErrorCode': '0x80070520' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the domain controller knows no such account', text: notJoined({ 'Client ErrorCode': '1317' }), confidence: 'likely' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2147023584' }), confidence: 'likely' },
    { name: 'the code stands in the test of Active Directory', text: notJoined({ 'AD Configuration Test': 'FAIL [0x80070525]' }), confidence: 'likely', stage: 'device-identity', cites: '0x80070525' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'no domain controller answered (0x8007054b)', text: notJoined({ 'Error Phase': 'pre-check', 'Client ErrorCode': '0x8007054b' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x80070520' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x80070520 failed.' }) },
    { name: 'the same code in WamDefaultSet means an elevated prompt', text: captureText({ user: { WamDefaultSet: 'ERROR (0x80070520)' } }) },
  ],
});
