import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, testRule } from '../../testing/index.js';
import { domainControllerUnreachable } from './domain-controller-unreachable.js';

const debugNo = ['preCheckResult: Join', 'isPrivateKeyFound: undefined', 'isJoined: undefined', 'isDcAvailable: NO', 'isSystem: YES'];

testRule({ describe, it }, domainControllerUnreachable, {
  fires: [
    { name: 'the test of Active Directory finds no domain controller', text: notJoined({ 'AD Connectivity Test': 'FAIL [0x8007054b]' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x8007054b' },
    { name: 'the test fails without a code', text: notJoined({ 'AD Connectivity Test': 'FAIL' }), confidence: 'confirmed' },
    { name: 'only the recorded try names it, as a signed number', text: notJoined({ 'AD Connectivity Test': undefined, 'Error Phase': 'pre-check', 'Client ErrorCode': '-2147023541' }), confidence: 'likely' },
    { name: 'no logon server, in its 0xd spelling', text: notJoined({ 'AD Connectivity Test': undefined, 'Client ErrorCode': '0xd000005e' }), confidence: 'likely' },
    { name: 'an excerpt of the one line', text: excerpt({ 'AD Connectivity Test': 'FAIL [0x8007054b]' }), confidence: 'confirmed' },
    { name: 'the debug output of a join says so, and not whether the PC is in a domain', text: debugNo.join('\r\n'), confidence: 'likely', note: 'does not say whether the PC is in a domain', cites: 'NO' },
    { name: 'the same of a PC that is in a domain', text: [...debugNo, 'DomainJoined : YES'].join('\r\n'), confidence: 'confirmed', note: false },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a domain controller answers now, though the recorded try found none', text: notJoined({ 'Error Phase': 'pre-check', 'Client ErrorCode': '0x8007054b' }) },
    { name: 'Active Directory answers, but has no join settings', text: notJoined({ 'AD Configuration Test': 'FAIL [0x801c001d]' }) },
    { name: 'the test was skipped', text: notJoined({ 'AD Connectivity Test': 'SKIPPED' }) },
    { name: 'a PC in no domain has no domain controller to reach', text: [...debugNo, 'DomainJoined : NO'].join('\r\n') },
    { name: 'a joined PC does not need it', text: captureText({ diagnostics: { 'AD Connectivity Test': 'FAIL [0x8007054b]' } }) },
  ],
});
