import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { joinFailed } from './join-failed.js';

testRule({ describe, it }, joinFailed, {
  fires: [
    { name: 'the recorded try ended with a code that no more exact rule covers', text: notJoined({ 'Error Phase': 'join', 'Client ErrorCode': '0x801c03f3' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c03f3' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145647629' }), confidence: 'likely' },
    { name: 'only the server\'s words are shown', text: notJoined({ 'Server Message': 'Something went wrong.' }), confidence: 'likely', cites: 'went wrong' },
    { name: 'only the phase is shown', text: notJoined({ 'Error Phase': 'join' }), confidence: 'likely', cites: 'join' },
    { name: 'an excerpt of the one line', text: excerpt({ 'Client ErrorCode': '0x801c03f3' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'no try is recorded', text: notJoined() },
    { name: 'a more exact rule names the quota (0x801c000e)', text: notJoined({ 'Client ErrorCode': '0x801c000e' }) },
    { name: 'a more exact rule names the failed sign-in', text: notJoined({ 'Error Phase': 'auth', 'Client ErrorCode': '0xcaa90006' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c03f3' } }) },
  ],
});
