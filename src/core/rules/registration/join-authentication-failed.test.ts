import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { joinAuthenticationFailed } from './join-authentication-failed.js';

testRule({ describe, it }, joinAuthenticationFailed, {
  fires: [
    { name: 'the PC got no token for itself', text: notJoined({ 'Token acquisition Test': 'FAIL', 'Error Phase': 'auth' }), confidence: 'likely', stage: 'device-identity', cites: 'FAIL' },
    { name: 'only the phase of the recorded try tells', text: notJoined({ 'Error Phase': 'auth', 'Client ErrorCode': '0xcaa90006' }), confidence: 'likely', cites: 'auth' },
    { name: 'the code is a signed number', text: notJoined({ 'Error Phase': 'AUTH', 'Client ErrorCode': '-894894074' }), confidence: 'likely' },
    { name: 'an excerpt of the one line', text: excerpt({ 'Token acquisition Test': 'FAIL' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the PC gets a token now', text: notJoined({ 'Token acquisition Test': 'PASS', 'Error Phase': 'join', 'Client ErrorCode': '0x801c0006' }) },
    { name: 'the request for the token got lost (12007)', text: notJoined({ 'Token acquisition Test': 'FAIL [0x80072ee7]', 'Error Phase': 'auth', 'Client ErrorCode': '0x80072ee7' }) },
    { name: 'the try failed in the join itself', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f3' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Error Phase': 'auth', 'Client ErrorCode': '0xcaa90006' } }) },
  ],
});
