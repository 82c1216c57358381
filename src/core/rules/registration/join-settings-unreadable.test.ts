import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { joinSettingsUnreadable } from './join-settings-unreadable.js';

testRule({ describe, it }, joinSettingsUnreadable, {
  fires: [
    { name: 'the live test finds no settings', text: notJoined({ 'AD Configuration Test': 'FAIL [0x801c001d]' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c001d' },
    { name: 'the test fails without a code', text: notJoined({ 'AD Configuration Test': 'FAIL' }), confidence: 'likely' },
    { name: 'only the recorded try names it, as a signed number', text: notJoined({ 'AD Configuration Test': undefined, 'Error Phase': 'discover', 'Client ErrorCode': '-2145648611' }), confidence: 'likely' },
    { name: 'an excerpt of the one line', text: excerpt({ 'AD Configuration Test': 'FAIL [0x801c001d]' }), confidence: 'likely' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'the settings are readable now, though the recorded try found none', text: notJoined({ 'Client ErrorCode': '0x801c001d' }) },
    { name: 'the settings name an unknown tenant (0x801c003a)', text: notJoined({ 'AD Configuration Test': undefined, 'Client ErrorCode': '0x801c003a' }) },
    { name: 'the test was skipped because no domain controller answers', text: notJoined({ 'AD Connectivity Test': 'FAIL [0x8007054b]', 'AD Configuration Test': 'SKIPPED' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c001d' } }) },
  ],
});
