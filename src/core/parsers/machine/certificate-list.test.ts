import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineEvidence } from '../../evidence/machine-state.js';
import { certificateList } from './certificate-list.js';

const read = (text: string) => certificateList.parse({ path: 'certs.txt', text, firstLine: 1 });
const machine = (text: string) => (read(text).artifacts[0] as unknown as { machine: MachineEvidence }).machine;

const sample = `

PSPath                   : Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My\\00112233445566778899AABBCCDDEEFF
                           00112233
PSParentPath             : Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My
EnhancedKeyUsageList     : {Client Authentication (1.3.6.1.5.5.7.3.2)}
NotAfter                 : 6/15/2035 5:10:10 PM
NotBefore                : 6/15/2025 4:40:10 PM
HasPrivateKey            : True
Thumbprint               : 00112233445566778899AABBCCDDEEFF00112233
Issuer                   : DC=net + DC=windows + CN=MS-Organization-Access + 
                           OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97
Subject                  : CN=11111111-2222-4333-8444-555555555555

PSPath                   : Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My\\AA112233445566778899AABBCCDDEEFF00112233
Thumbprint               : AA112233445566778899AABBCCDDEEFF00112233
Issuer                   : CN=contoso-CA
Subject                  : CN=PC1.contoso.com
`;

test('the sample', () => {
  expect(certificateList.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(machine(sample)).toEqual({
    file: 'certs.txt', line: 1, othersIgnored: 1,
    states: [{
      kind: 'certificate', file: 'certs.txt', line: 13, store: 'machine',
      issuer: 'DC=net + DC=windows + CN=MS-Organization-Access + OU=82dbaca4-3e81-46ca-9c73-0950c1eaca97',
      subject: 'CN=11111111-2222-4333-8444-555555555555', deviceId: '11111111-2222-4333-8444-555555555555',
      thumbprint: '00112233445566778899AABBCCDDEEFF00112233',
      fromUtc: Date.UTC(2025, 5, 15, 16, 40, 10), toUtc: Date.UTC(2035, 5, 15, 17, 10, 10), zoneUnknown: true,
    }],
  });
});

describe('variants', () => {
  test.each<[name: string, change: (text: string) => string, expected: object]>([
    ['no private key', (text) => text.replace(': True', ': False'), { keyTest: 'missing' }],
    ['the user\'s store', (text) => text.replaceAll('LocalMachine', 'CurrentUser'), { store: 'user' }],
    ['German dates', (text) => text.replace('6/15/2035 5:10:10 PM', '03.04.2035 17:10:10'), { toUtc: Date.UTC(2035, 3, 3, 17, 10, 10) }],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n'), { deviceId: '11111111-2222-4333-8444-555555555555' }],
  ])('%s', (_, change, expected) => {
    expect(machine(change(sample)).states[0]).toMatchObject(expected);
  });
});

test('never throws', () => {
  fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.string({ maxLength: 40 }), (at, cut, put) => {
    const text = sample.slice(0, at) + put + sample.slice(at + cut);
    certificateList.recognises({ path: 'x', text, firstLine: 1 });
    expect(read(text).artifacts.length).toBeLessThanOrEqual(1);
  }));
  for (const text of ['', '\0'.repeat(9999), 'Thumbprint :', `Thumbprint : ${'A'.repeat(100_000)}`]) expect(read(text).unread).toContain('certs.txt');
});
