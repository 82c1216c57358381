import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineEvidence, TpmState } from '../../evidence/machine-state.js';
import { tpmTool } from './tpm-tool.js';

const read = (text: string) => tpmTool.parse({ path: 'tpm.txt', text, firstLine: 1 });
const states = (text: string) => (read(text).artifacts[0] as unknown as { machine: MachineEvidence }).machine.states as readonly TpmState[];
const told = (text: string) => states(text).map(({ kind: _kind, file: _file, printed: _printed, ...rest }) => rest);

const tool = `
-TPM Present: True
-TPM Version: 2.0
-TPM Manufacturer ID: INTC
-TPM Manufacturer Full Name: Intel
-TPM Manufacturer Version: 600.18.0.0
-PPI Version: 1.3
-Is Initialized: True
-Ready For Storage: True
-Ready For Attestation: False
-Is Capable For Attestation: True
-Clear Needed To Recover: False
-Bitlocker PCR7 Binding State: Bound
-TPM Errata Date: Wednesday, December 18, 2019
-Lockout Information:
\t-Is Locked Out: False
\t-Lockout Counter: 0
\t-Max Auth Fail: 32
`;

const getTpm = `
TpmPresent                : True
TpmReady                  : False
TpmEnabled                : True
TpmActivated              : True
TpmOwned                  : True
RestartPending            : False
ManufacturerId            : 1229870147
ManufacturerIdTxt         : INTC
ManufacturerVersionFull20 : 402.1.0.0

ManagedAuthLevel          : Full
OwnerAuth                 : c2VjcmV0c2VjcmV0c2VjcmV0c2U=
LockedOut                 : True
LockoutHealTime           : 10 minutes
LockoutCount              : 32
LockoutMax                : 31
SelfTest                  : {}
`;

test('tpmtool', () => {
  expect(tpmTool.recognises({ path: 'x', text: tool, firstLine: 1 })).toBe(true);
  expect(told(tool)).toEqual([{ line: 2, present: true, ready: true, lockedOut: false, version: '2.0', manufacturer: 'INTC' }]);
  expect(states(tool)[0]?.printed.get('Ready For Attestation')).toBe('False');
});

test('Get-Tpm, without its secret', () => {
  expect(tpmTool.recognises({ path: 'x', text: getTpm, firstLine: 1 })).toBe(true);
  expect(told(getTpm)).toEqual([{ line: 2, present: true, ready: false, enabled: true, lockedOut: true, manufacturer: 'INTC' }]);
  expect(states(getTpm)[0]?.printed.get('LockoutHealTime')).toBe('10 minutes');
  expect(JSON.stringify(read(getTpm), (_, value: unknown) => (value instanceof Map ? [...value] : value))).not.toContain('c2Vjcm');
});

describe('variants', () => {
  test.each<[name: string, text: string, expected: object]>([
    ['no TPM', '-TPM Present: False\r\n', { line: 1, present: false }],
    ['no TPM, Get-Tpm', getTpm.replace(': True', ': False'), { line: 2, present: false, ready: false, enabled: true, lockedOut: true, manufacturer: 'INTC' }],
    ['Win32_Tpm', 'IsActivated_InitialValue : True\nIsEnabled_InitialValue : True\nManufacturerIdTxt : AMD\nSpecVersion : 2.0, 0, 1.38', { line: 1, enabled: true, manufacturer: 'AMD', version: '2.0' }],
    // A modelled translation: labels differ, order and values stay.
    ['another language', `-TPM vorhanden: Wahr
-TPM-Version: 2.0
-TPM-Hersteller-ID: IFX
-Vollständiger Name: Infineon
-Version des Herstellers: 7.85.4555.0
-PPI-Version: 1.3
-Initialisiert: Wahr
-Bereit für Speicherung: Falsch
-Bereit für Nachweis: Falsch
-Sperrinformationen:
\t-Gesperrt: Wahr
\t-Zähler: 32`, { line: 1, present: true, ready: false, lockedOut: true, version: '2.0', manufacturer: 'IFX' }],
  ])('%s', (_, text, expected) => {
    expect(tpmTool.recognises({ path: 'x', text, firstLine: 1 })).toBe(true);
    expect(told(text)).toEqual([expected]);
  });
});

test('both tools in one file', () => {
  expect(told(getTpm + tool)).toHaveLength(2);
});

describe('damage', () => {
  test.each([[''], ['\0'.repeat(9999)], ['- one: 1\n- two: 2\n'], [`-TPM : ${'x'.repeat(100_000)}`.replace('TPM :', 'x')]])('%.20s is unread', (text) => {
    expect(read(text)).toMatchObject({ artifacts: [], unread: expect.stringContaining('tpm.txt') });
  });
  test('never throws, bounded', () => {
    const sample = getTpm + tool;
    fc.assert(fc.property(fc.nat(sample.length), fc.nat(80), fc.string({ maxLength: 40 }), (at, cut, put) => {
      const text = sample.slice(0, at) + put + sample.slice(at + cut);
      tpmTool.recognises({ path: 'x', text, firstLine: 1 });
      expect(read(text).artifacts.length).toBeLessThanOrEqual(1);
    }));
    expect(states(getTpm.repeat(1000)).length).toBeLessThanOrEqual(21);
    expect(states(`${tool}${'-x: y\n'.repeat(100_000)}`)[0]?.printed.size).toBeLessThanOrEqual(64);
  });
});
