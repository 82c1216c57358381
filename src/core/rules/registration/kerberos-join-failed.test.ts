import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { kerberosJoinFailed } from './kerberos-join-failed.js';

testRule({ describe, it }, kerberosJoinFailed, {
  fires: [
    { name: 'the ticket comes, but lacks the on-premises id', text: notJoined({ 'Kerberos Ticket Test': 'PASS', 'Client ErrorCode': '0x801c0095' }), confidence: 'likely', cites: '0x801c0095' },
    { name: 'the live test gets no ticket', text: notJoined({ 'Kerberos Ticket Test': 'FAIL [0x801c0095/0x80090303]' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c0095' },
    { name: 'only the recorded try names it, as a signed number', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '-2145648491' }), confidence: 'likely' },
    { name: 'the live test and the recorded try agree', text: notJoined({ 'Kerberos Ticket Test': 'FAIL [0x801c0095]', 'Client ErrorCode': '0x801c0095' }), confidence: 'likely' },
    { name: 'an excerpt of the one line', text: excerpt({ 'Kerberos Ticket Test': 'FAIL [0x801c0095]' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the test was skipped', text: notJoined({ 'Kerberos Ticket Test': 'SKIPPED' }) },
    { name: 'the token of the federated way failed', text: notJoined({ 'Token acquisition Test': 'FAIL', 'Error Phase': 'auth' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0095' } }) },
  ],
});
