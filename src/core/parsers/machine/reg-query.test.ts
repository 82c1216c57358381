import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineEvidence, RegistryValue } from '../../evidence/machine-state.js';
import { regQuery } from './reg-query.js';

const read = (text: string) => regQuery.parse({ path: 'CloudDomainJoin.txt', text, firstLine: 1 });
const machine = (text: string) => (read(text).artifacts[0] as unknown as { machine: MachineEvidence }).machine;
const values = (text: string) => (machine(text).states as readonly RegistryValue[]).map(({ name, value, line }) => [line, name, value]);

const sample = `
HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\00112233445566778899AABBCCDDEEFF00112233
    IdpDomain    REG_SZ    login.windows.net
    TenantId    REG_SZ    22222222-3333-4444-8555-666666666666
    AttestationLevel    REG_DWORD    0x0
    (Default)    REG_SZ    (value not set)
    Names    REG_MULTI_SZ    a\\0b
    Bytes    REG_BINARY    0A0B

HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso
    Password    REG_SZ    hunter2

End of search: 7 match(es) found.
`;

test('the sample', () => {
  expect(regQuery.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(machine(sample).states[0]).toMatchObject({ kind: 'registry', file: 'CloudDomainJoin.txt', key: expect.stringMatching(/^HKEY_LOCAL_MACHINE\\SYSTEM\\CURRENTCONTROLSET/) });
  expect(values(sample)).toEqual([
    [3, 'IdpDomain', 'login.windows.net'], [4, 'TenantId', '22222222-3333-4444-8555-666666666666'], [5, 'AttestationLevel', 0], [7, 'Names', 'a; b'], [8, 'Bytes', '0A0B'],
  ]);
});

describe('variants', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\TenantInfo\\x\n';
  test.each<[line: string, expected: unknown[]]>([
    ['    (Standard)    REG_SZ    (Wert nicht gesetzt)', []], ['    (Standard)    REG_SZ    da', [[2, '', 'da']]], ['    Two Words    REG_SZ    x y', [[2, 'Two Words', 'x y']]],
    ['    Q    REG_QWORD    0x10', [[2, 'Q', 16]]], ['    Empty    REG_SZ    ', [[2, 'Empty', '']]], ['    Bad    REG_DWORD    zz', []],
    ['    AccessToken    REG_SZ    abc', []], ['    Long    REG_BINARY    ' + '00'.repeat(3000), []],
  ])('%.50s', (line, expected) => {
    expect(values(key + line)).toEqual(expected);
  });
});

test('never throws, bounded', () => {
  fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.string({ maxLength: 40 }), (at, cut, put) => {
    expect(read(sample.slice(0, at) + put + sample.slice(at + cut)).artifacts.length).toBeLessThanOrEqual(1);
  }));
  expect(values(sample.repeat(2000)).length).toBe(500);
  for (const text of ['', '\0'.repeat(9999), `    x    REG_SZ    ${'y'.repeat(100_000)}`]) expect(read(text).unread).toBeDefined();
});
