import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CloudKerberos, MachineEvidence } from '../../evidence/machine-state.js';
import { klistCloud } from './klist-cloud.js';

const read = (text: string) => klistCloud.parse({ path: 'klist.txt', text, firstLine: 1 });
const states = (text: string) => (read(text).artifacts[0] as unknown as { machine: MachineEvidence }).machine.states as readonly CloudKerberos[];
const told = (text: string) => states(text).map(({ kind: _kind, file: _file, printed: _printed, ...rest }) => rest);

const sample = `PS C:\\Windows\\system32> klist cloud_debug

Current LogonId is 0:0x14d718
Cloud Kerberos Debug info:
Cloud Kerberos enabled by policy: 0
AS_REP callback received: 1
AS_REP callback used: 0
Cloud Referral TGT present in cache: 0
SPN oracle configured: 0
KDC proxy present in cache: 0
Public Key Credential Present: 1
Password-derived Keys Present: 0
Plaintext Password Present: 0
AS_REP Credential Type: 2
Cloud Primary (Hybrid logon) TGT available: 0
`;

test('the sample', () => {
  expect(klistCloud.recognises({ path: 'x', text: sample, firstLine: 1 })).toBe(true);
  expect(states(sample)).toEqual([{
    kind: 'cloud-kerberos', file: 'klist.txt', line: 5, enabledByPolicy: false, ticketReceived: false, hybridTicket: false,
    printed: new Map([
      ['LogonId', '0:0x14d718'], ['Cloud Kerberos enabled by policy', '0'], ['AS_REP callback received', '1'], ['AS_REP callback used', '0'],
      ['Cloud Referral TGT present in cache', '0'], ['SPN oracle configured', '0'], ['KDC proxy present in cache', '0'],
      ['Public Key Credential Present', '1'], ['Password-derived Keys Present', '0'], ['Plaintext Password Present', '0'],
      ['AS_REP Credential Type', '2'], ['Cloud Primary (Hybrid logon) TGT available', '0'],
    ]),
  }]);
});

const listing = (server: string, count = 1, session = '0:0x14c5c3f') => `
Current LogonId is ${session}

Cached Tickets: (${count})

#0>     Client: user1 @ AzureAD
        Server: ${server}
        KerbTicket Encryption Type: Unknown (-1)
        Ticket Flags 0x40810000 -> forwardable renewable name_canonicalize
        Start Time: 2/7/2026 17:22:58 (local)
        Kdc Called: TicketSuppliedAtLogon
`;
const cloud = 'krbtgt/KERBEROS.MICROSOFTONLINE.COM @ KERBEROS.MICROSOFTONLINE.COM';

describe('variants', () => {
  test.each<[name: string, text: string, expected: object[]]>([
    ['one line, commented', 'klist cloud_debug\n    Cloud Kerberos enabled by policy: 0            <- reality\n', [{ line: 2, enabledByPolicy: false }]],
    ['an old build', 'Cloud Kerberos enabled by policy: 1\nAS_REP callback received: 1\nAS_REP callback used: 1\nCloud Referral TGT present in cache: 0\nCloud Primary (Hybrid logon) TGT available: 1',
      [{ line: 1, enabledByPolicy: true, ticketReceived: false, hybridTicket: true }]],
    ['cut off', sample.slice(0, sample.indexOf('Cloud Referral')), [{ line: 5, enabledByPolicy: false }]],
    // A modelled translation: only the protocol's names stay.
    ['another language', `Aktuelle Anmelde-ID ist 0:0x14d718
Richtlinie: 1
AS_REP-Rückruf empfangen: 1
AS_REP-Rückruf verwendet: 1
Verweis: 1
SPN: 1
KDC-Proxy: 1
Schlüssel: 1
Abgeleitet: 0
Klartext: 0
AS_REP-Typ: 2
Primäres TGT: 0`, [{ line: 2, enabledByPolicy: true, ticketReceived: true, hybridTicket: false }]],
    ['tickets with the cloud one', listing(cloud), [{ line: 4, ticketReceived: true }]],
    ['tickets without it', listing('krbtgt/CONTOSO.COM @ CONTOSO.COM'), [{ line: 4, ticketReceived: false }]],
    ['tickets cut off', listing('krbtgt/CONTOSO.COM @ CONTOSO.COM', 3), [{ line: 4 }]],
    ['tickets of SYSTEM', listing('krbtgt/CONTOSO.COM @ CONTOSO.COM', 1, '0:0x3e7'), [{ line: 4 }]],
    ['German tickets', listing(cloud).replace('Current LogonId is', 'Aktuelle Anmelde-ID ist').replace('Cached Tickets', 'Zwischengespeicherte Tickets'), [{ line: 4, ticketReceived: true }]],
    ['no tickets', 'Current LogonId is 0:0x14c5c3f\n\nCached Tickets: (0)\n', [{ line: 3, ticketReceived: false }]],
    ['both', `${listing(cloud)}\n${sample}`, [{ line: 4, ticketReceived: true }, { line: 17, enabledByPolicy: false, ticketReceived: false, hybridTicket: false }]],
  ])('%s', (_, text, expected) => {
    expect(klistCloud.recognises({ path: 'x', text, firstLine: 1 })).toBe(true);
    expect(told(text).sort((a, b) => (a.line ?? 0) - (b.line ?? 0))).toEqual(expected);
  });
});

test('client names are not kept', () => {
  expect([...(states(listing(cloud))[0]?.printed ?? [])]).toEqual([['LogonId', '0:0x14c5c3f'], ['Cached Tickets', '1']]);
});

describe('damage', () => {
  test.each([[''], ['\0'.repeat(9999)], ['AS_REP'], [`AS_REP: ${'1'.repeat(100_000)}`], ['a: 1\nb: 0\n']])('%.20s is unread', (text) => {
    expect(read(text)).toMatchObject({ artifacts: [], unread: expect.stringContaining('klist.txt') });
  });
  test('never throws, bounded', () => {
    const both = listing(cloud) + sample;
    fc.assert(fc.property(fc.nat(both.length), fc.nat(80), fc.string({ maxLength: 40 }), (at, cut, put) => {
      const text = both.slice(0, at) + put + both.slice(at + cut);
      klistCloud.recognises({ path: 'x', text, firstLine: 1 });
      expect(read(text).artifacts.length).toBeLessThanOrEqual(1);
    }));
    expect(states(both.repeat(2000)).length).toBeLessThanOrEqual(20);
  });
});
