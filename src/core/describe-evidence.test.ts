import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeArtifact } from './describe-evidence.js';
import type { Artifact } from './evidence/artifact.js';

type Other = Exclude<Artifact, { readonly kind: 'dsreg' }>;

const table: readonly (readonly [name: string, artifact: Other, title: string, place: string | undefined, text: string])[] = [
  ['an event', { kind: 'events', log: { file: 'a.evtx', events: [{ file: 'a.evtx', locator: 'record 7', provider: 'Microsoft-Windows-AAD', id: 1098, atUtc: 1_780_000_000_000, level: 2, data: new Map(), message: 'Error: 0xCAA20003' }], read: 9, omitted: 2 } },
    'event log: 9 records read, 1 that matter for a PRT, 2 older ones left out', 'record 7', '2026-05-28T20:26:40Z  Microsoft-Windows-AAD 1098 (error)  Error: 0xCAA20003'],
  ['an event in the PC\'s time', { kind: 'events', log: { file: 'a.txt', events: [{ file: 'a.txt', line: 3, provider: 'P', id: 1, atLocal: 1_780_000_000_000, data: new Map() }], read: 1, omitted: 0 } },
    'event log: 1 record read, 1 that matter for a PRT', 'line 3', '2026-05-28T20:26:40 (the PC\'s time)  P 1  P event 1'],
  ['a device object', { kind: 'directory', directory: { file: 'd.json', devices: [{ file: 'd.json', locator: '$.value[0]', accountEnabled: false, displayName: 'PC-1', registeredUtc: 1_780_000_000_000, isDeleted: false }], misses: [], users: [], audits: [], managed: [], refused: ['Devices could not be read.'] } },
    'directory: 1 record; Devices could not be read.', '$.value[0]', 'device: account enabled no, display name PC-1, registered 2026-05-28T20:26:40Z, is deleted no'],
  ['an audit entry', { kind: 'directory', directory: { file: 'd.json', devices: [], misses: [], users: [], managed: [], refused: [], audits: [{ file: 'd.json', locator: '$[0]', activity: 'Disable device', targets: [{ name: 'PC-1', changes: [{ property: 'AccountEnabled', from: 'true', to: 'false' }] }] }] } },
    'directory: 1 record', '$[0]', 'audit: activity Disable device, targets (name PC-1, changes (property AccountEnabled, from true, to false))'],
  ['a sign-in', { kind: 'sign-ins', signIns: { file: 's.csv', hasIncomingTokenType: false, signIns: [{ file: 's.csv', locator: 'row 2', errorCode: 50155, deviceId: '', policies: [] }] } },
    'sign-in log: 1 sign-in', 'row 2', 'error code 50155, device id (blank)'],
  ['a proxy', { kind: 'network', network: { file: 'n.txt', observations: [{ file: 'n.txt', line: 1, kind: 'proxy', view: 'machine', mode: 'direct', printed: 'Direct access (no proxy server).' }] } },
    'network: 1 observation', 'line 1', 'proxy: view machine, mode direct, printed Direct access (no proxy server).'],
  ['a task', { kind: 'machine', machine: { file: 'm.txt', othersIgnored: 3, states: [{ file: 'm.txt', line: 2, kind: 'task', name: 'Automatic-Device-Join', lastResult: 0x801c03f2, printed: 'x' }] } },
    'machine state: 1 value, 3 others left out', 'line 2', 'task: name Automatic-Device-Join, last result 0x801c03f2, printed x'],
  ['what a tool printed', { kind: 'machine', machine: { file: 'm.txt', states: [{ file: 'm.txt', kind: 'tpm', ready: true, printed: new Map([['TpmReady', 'True']]) }] } },
    'machine state: 1 value', undefined, 'tpm: ready yes, printed (TpmReady: True)'],
  ['an error', { kind: 'error-text', errorText: { file: 'e.txt', errors: [{ file: 'e.txt', line: 1, shape: 'sign-in-page', aadsts: [53003], codes: [0xcaa20003], said: 'Error Code: 53003' }] } },
    'error text: 1 error', 'line 1', 'sign-in-page: aadsts 53003, codes 0xcaa20003, said Error Code: 53003'],
];

describe('one line for each record', () => {
  it.each(table)('%s', (_, artifact, title, place, text) => {
    const described = describeArtifact(artifact);
    expect([described.title, described.count, [...described.records]]).toEqual([title, 1, [{ ...(place === undefined ? {} : { place }), text }]]);
  });
});

test('never throws and never grows with the values, whatever is in the records', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything({ maxDepth: 4 })), fc.string({ maxLength: 3_000 }), (members, said) => {
    const hostile = { file: 'e.txt', ...members, printed: said, lastUtc: 1e300, line: 1, locator: 'x' };
    const artifact = { kind: 'machine', machine: { file: 'e.txt', states: [hostile] } } as unknown as Other;
    for (const { text } of describeArtifact(artifact).records) expect(text.length).toBeLessThanOrEqual(400);
  }));
});
