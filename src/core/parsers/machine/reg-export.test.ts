import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineEvidence, RegistryValue } from '../../evidence/machine-state.js';
import { regExport } from './reg-export.js';
import { winHttpSettings } from './winhttp-settings.js';

const read = (text: string) => regExport.parse({ path: 'a.reg', text, firstLine: 1 });
const machine = (text: string) => (read(text).artifacts[0] as unknown as { machine: MachineEvidence }).machine;
const values = (text: string) => (machine(text).states as readonly RegistryValue[]).map(({ key, name, value, line }) => ({ key, name, value, line }));

const join = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\00112233445566778899AABBCCDDEEFF00112233';
const sample = `Windows Registry Editor Version 5.00

[${join}]
"TenantId"="22222222-3333-4444-8555-666666666666"
"UserEmail"="user1@contoso.com"
"AttestationLevel"=dword:00000010
@="default \\"value\\" with \\\\ and quotes"
"Expanded"=hex(2):25,00,53,00,79,00,73,00,74,00,65,00,6d,00,52,00,6f,00,6f,00,\\
  74,00,25,00,00,00
"List"=hex(7):61,00,00,00,62,00,00,00,00,00
"Wide"=hex(b):01,00,00,00,00,00,00,00
"Bytes"=hex:0a,0B

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]
"Password"="hunter2"
`;

const key = join.toUpperCase();
test('the sample', () => {
  expect(regExport.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(read(sample).notes).toEqual([]);
  expect(values(sample)).toEqual([
    { key, name: 'TenantId', value: '22222222-3333-4444-8555-666666666666', line: 4 },
    { key, name: 'UserEmail', value: 'user1@contoso.com', line: 5 },
    { key, name: 'AttestationLevel', value: 16, line: 6 },
    { key, name: '', value: 'default "value" with \\ and quotes', line: 7 },
    { key, name: 'Expanded', value: '%SystemRoot%', line: 8 },
    { key, name: 'List', value: 'a; b', line: 10 },
    { key, name: 'Wide', value: 1, line: 11 },
    { key, name: 'Bytes', value: '0A0B', line: 12 },
  ]);
});

const one = (path: string, value: string) => `Windows Registry Editor Version 5.00\r\n\r\n[${path}]\r\n${value}\r\n`;

describe('keys that matter', () => {
  test.each<[path: string, value: string, kept: string | number | undefined]>([
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WorkplaceJoin', '"autoWorkplaceJoin"=dword:00000000', 0],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CDJ\\AAD', '"TenantName"="contoso.onmicrosoft.com"', 'contoso.onmicrosoft.com'],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters', '"CloudKerberosTicketRetrievalEnabled"=dword:1', 1],
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\Lsa\\Kerberos\\Parameters', '"CloudKerberosTicketRetrievalEnabled"=dword:1', 1],
    ['HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', '"ProxyServer"="http=user:pass@proxy.contoso.com:8080"', 'http=proxy.contoso.com:8080'],
    ['HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', '"User Agent"="x"', undefined],
    ['HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings Zone', '"ProxyServer"="x"', undefined],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\IdentityStore\\Cache\\S-1-5', '"UserName"="user1@contoso.com"', 'user1@contoso.com'],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\IdentityStore\\Cache', '"DisplayName"="User One"', undefined],
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client', '"Enabled"=dword:00000000', 0],
    [join, '"DeviceToken"="abc"', undefined], [join, `"Huge"="${'x'.repeat(5000)}"`, undefined], [join, `"Bin"=hex:${'00,'.repeat(100)}00`, undefined],
    [join, `"Odd"="eyJ${'a'.repeat(60)}"`, '[removed]'], [join, '"Gone"=-', undefined], [join, '"Html"="<b>"', '<b>'],
    [`-${join}`, '"TenantId"="x"', undefined], ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\TenantInfo\\x', '"DisplayName"="Contoso"', 'Contoso'],
  ])('%s %.40s', (path, value, kept) => {
    const states = read(one(path, value)).artifacts.flatMap((each) => (each.kind === 'machine' ? each.machine.states : [])) as RegistryValue[];
    expect(states.map((each) => each.value)).toEqual(kept === undefined ? [] : [kept]);
  });
});

test('REGEDIT4 holds single-byte text', () => {
  expect(values(`REGEDIT4\n[${join}]\n"E"=hex(2):61,62,00\n`)[0]?.value).toBe('ab');
});

describe('WinHttpSettings', () => {
  const hex = (text: string) => winHttpSettings(new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex')));
  const ascii = (text: string) => `${text.length.toString(16).padStart(2, '0')}000000${Buffer.from(text).toString('hex')}`;
  test.each<[name: string, bytes: string, expected: string | undefined]>([
    ['published for direct access', '18000000 00000000 01000000 00000000 00000000', 'direct'],
    ['a proxy', `18000000 00000000 03000000 ${ascii('proxy.contoso.com:8080')} 00000000`, 'proxy=proxy.contoso.com:8080'],
    ['with a bypass list', `28000000 07000000 03000000 ${ascii('127.0.0.1:8888')} ${ascii('<local>')}`, 'proxy=127.0.0.1:8888 bypass=<local>'],
    ['with a password', `18000000 00000000 03000000 ${ascii('http://u:p@proxy:80')} 00000000`, 'proxy=http://proxy:80'],
    ['an overlong length', '18000000 00000000 03000000 ffffffff 00000000', undefined], ['another layout', '46000000 00000000 09000000 00000000', undefined],
    ['automatic detection', '28000000 00000000 09000000 00000000 00000000', undefined], ['nothing', '', undefined],
  ])('%s', (_, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });
  test('through the parser', () => {
    expect(values(one('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
      '"DefaultConnectionSettings"=hex:46,00\r\n"WinHttpSettings"=hex:18,00,00,00,00,00,00,00,01,00,00,00,00,00,00,00,\\\r\n  00,00,00,00'))).toMatchObject([{ name: 'WinHttpSettings', value: 'direct' }]);
  });
});

describe('damage', () => {
  test.each([['Windows Registry Editor Version 5.00'], ['REGEDIT4\0\0\0'], [`REGEDIT4\n[${'x'.repeat(100_000)}]`], ['']])('%.30s is unread', (text) => {
    expect(read(text)).toMatchObject({ artifacts: [], unread: expect.stringContaining('a.reg') });
  });
  test('a cut-off value leaves a note', () => {
    expect(read(sample.slice(0, sample.indexOf('\n  74')).trimEnd())).toMatchObject({ notes: [expect.stringContaining('line 8')] });
    expect(read(one(join, '"A"=dword:zz')).notes).toEqual([expect.stringContaining('line 4')]);
  });
  test('never throws, bounded', () => {
    fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.string({ maxLength: 40 }), (at, cut, put) => {
      const text = sample.slice(0, at) + put + sample.slice(at + cut);
      expect(read(text).artifacts.length).toBeLessThanOrEqual(1);
      expect(JSON.stringify(read(text).artifacts)).not.toContain('\\"hunter2');
    }));
    expect(values(`REGEDIT4\n[${join}]\n${'"a"="b"\n'.repeat(50_000)}`).length).toBe(500);
    expect(read(one(join, `"a"=hex:${'00,\\\r\n  '.repeat(500_000)}`)).artifacts).toHaveLength(1);
  });
});
