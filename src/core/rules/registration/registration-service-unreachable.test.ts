import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { registrationServiceUnreachable } from './registration-service-unreachable.js';

testRule({ describe, it }, registrationServiceUnreachable, {
  fires: [
    { name: 'the live test and the recorded try failed to discover the service, for no stated reason', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x801c000c]', 'DRS Connectivity Test': 'SKIPPED', 'Error Phase': 'discover', 'Client ErrorCode': '0x801c0021' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c000c' },
    { name: 'the service was discovered but does not answer', text: notJoined({ 'DRS Connectivity Test': 'FAIL' }), confidence: 'likely' },
    { name: 'only the recorded try names it, as a signed number', text: notJoined({ 'DRS Discovery Test': undefined, 'DRS Connectivity Test': undefined, 'Client ErrorCode': '-2145648607' }), confidence: 'likely' },
    { name: 'an excerpt of the one line', text: excerpt({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x801c000c]' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the inner code names the reason: the name did not resolve', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x80072ee7]', 'Client ErrorCode': '0x801c0021' }) },
    { name: 'both tests pass', text: notJoined({ 'Client ErrorCode': '0x801c0006' }) },
    { name: 'no join settings were found, so discovery was skipped', text: notJoined({ 'AD Configuration Test': 'FAIL [0x801c001d]', 'DRS Discovery Test': 'SKIPPED', 'DRS Connectivity Test': 'SKIPPED' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c0021' } }) },
  ],
});
