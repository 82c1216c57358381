import { describe, it } from 'vitest';
import { captureText, excerpt, notJoined, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { joinTenantNotFound } from './join-tenant-not-found.js';

testRule({ describe, it }, joinTenantNotFound, {
  fires: [
    { name: 'the settings name an unknown tenant', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c003a' }), confidence: 'likely', stage: 'device-identity', cites: '0x801c003a' },
    { name: 'an excerpt has only the code and the phase', text: excerpt({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c003a' }), confidence: 'likely', stage: 'device-identity' },
    { name: 'the code is a signed number', text: notJoined({ 'Client ErrorCode': '-2145648582' }), confidence: 'likely' },
    { name: 'the code is an unsigned number', text: notJoined({ 'Client ErrorCode': '2149318714' }), confidence: 'likely' },
    { name: 'the live test and the recorded try agree', text: notJoined({ 'DRS Discovery Test': 'FAIL [0x801c0021/0x801c003a]', 'Client ErrorCode': '0x801c0021' }), confidence: 'confirmed', stage: 'device-identity', cites: '0x801c003a' },
    { name: 'the directory names AADSTS90002', text: notJoined({ 'Client ErrorCode': '0x801c03f2', 'Server ErrorCode': 'DirectoryError', 'Server Message': 'AADSTS90002: Tenant \'contoso\' not found.' }), confidence: 'likely', stage: 'device-identity', cites: 'AADSTS90002' },
  ],
  staysSilent: [
    { name: 'a healthy PC', text: captureText() },
    { name: 'a PC that is only in a domain and recorded no try', text: notJoined() },
    { name: 'the settings could not be read at all (0x801c001d)', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c001d' }) },
    { name: 'the device object is not found, not the tenant (0x801c03f2)', text: notJoined({ 'Error Phase': 'discover', 'Client ErrorCode': '0x801c03f2' }) },
    { name: 'the PC has joined since', text: captureText({ diagnostics: { 'Client ErrorCode': '0x801c003a' } }) },
    { name: 'the digits stand in the server\'s words', text: notJoined({ 'Client ErrorCode': '0x801c0006', 'Server Message': 'Request 0x801c003a failed.' }) },
    { name: 'the same AADSTS number stands in a PRT attempt of a joined PC', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS90002: Tenant not found.') }) },
  ],
});
