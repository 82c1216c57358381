import { unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { examine, readEvidence } from '../../src/core/index.js';
import { generations } from '../generation.js';
import { captureContexts } from './capture-options.js';
import { textOf } from './marked-lines.js';
import { evidenceEntries, evidenceFolder, zipEvidence } from './pack-evidence.js';
import { provenance } from './provenance.js';
import { alex, collectedUtc, entraJoin, refused, robin, sampleDirectory, sampleEvent, samplePc } from './sample-pc.test-support.js';
import { type EvidenceOptions, writeEvidence } from './write-evidence.js';

const hostile = 'PC<0>&"\'\r\n{}\t\u0000';

function write(changes: Partial<EvidenceOptions> = {}) {
  return writeEvidence({
    pc: samplePc({ users: [{ ...alex, failedAttempt: refused }, robin] }), events: [sampleEvent()], directory: sampleDirectory(),
    entra: { signIns: [{ id: '1', userPrincipalName: 'alex@contoso.com' }, { id: '2', userPrincipalName: 'robin@fabrikam.test' }, { id: '3', userPrincipalName: 'Alex@contoso.com' }], audits: [{ id: 'a' }, { id: 'b' }] },
    generation: 'windows-11-23h2', context: 'user', user: 'alex@contoso.com', nowUtc: collectedUtc, ...changes,
  });
}

function json(path: string, changes: Partial<EvidenceOptions> = {}): { readonly value: readonly Record<string, unknown>[] } {
  return JSON.parse(textOf(write(changes).find((file) => file.path === path)!)) as { value: Record<string, unknown>[] };
}

function text(path: string, changes: Partial<EvidenceOptions> = {}): string | undefined {
  const file = write(changes).find((one) => one.path === path);
  return file && textOf(file);
}

test('what is there without anything special', () => {
  expect(write().map(({ path }) => path)).toEqual([
    'dsregcmd.txt', 'events/AAD-Operational.xml', 'graph/devices.json', 'graph/deleted-devices.json', 'graph/users.json', 'graph/directory-audits.json', 'graph/sign-ins.json', 'netsh-winhttp.txt',
  ]);
});

describe('Graph', () => {
  test('the device of this PC', () => {
    expect(json('graph/devices.json')).toMatchObject({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#devices',
      value: [{ deviceId: entraJoin.deviceId, accountEnabled: false, trustType: 'AzureAd', registrationDateTime: '2026-01-12T09:00:00Z', deletedDateTime: null }],
    });
  });
  test('a key that names the certificate', () => {
    const [{ key }] = json('graph/devices.json').value[0]!['alternativeSecurityIds'] as [{ key: string }];
    expect(Buffer.from(key, 'base64').toString('utf16le')).toMatch(`X509:<SHA1-TP-PUBKEY>${entraJoin.thumbprint}`);
  });
  test('a deleted device gives the empty answer, and stands among the deleted ones', () => {
    const { devices: [device], ...rest } = sampleDirectory();
    const directory = { ...rest, devices: [], deletedDevices: [{ ...device!, deletedUtc: collectedUtc - 3_600_000 }] };
    expect(json('graph/devices.json', { directory }).value).toEqual([]);
    expect(json('graph/deleted-devices.json', { directory }).value).toMatchObject([{ deviceId: entraJoin.deviceId, deletedDateTime: '2026-03-02T14:00:00Z' }]);
  });
  test('what has not been replicated does not show yet', () => {
    const directory = sampleDirectory();
    expect(json('graph/devices.json', { directory: { ...directory, devices: directory.devices.map((device) => ({ ...device, visibleFromUtc: collectedUtc + 1 })) } }).value).toEqual([]);
  });
  test('a pending device has no key, and is found by its name where the PC is not joined', () => {
    const directory = sampleDirectory();
    const pending = directory.devices.map((device) => Object.fromEntries(Object.entries(device).filter(([name]) => name !== 'registeredUtc')) as unknown as typeof device);
    expect(json('graph/devices.json', { pc: samplePc({ registration: undefined }), directory: { ...directory, devices: pending } }).value).toMatchObject([{ registrationDateTime: null, alternativeSecurityIds: [] }]);
  });
  test('the user\'s sign-ins, newest first', () => expect(json('graph/sign-ins.json').value.map(({ id }) => id)).toEqual(['3', '1']));
  test('the audit log, newest first', () => expect(json('graph/directory-audits.json').value.map(({ id }) => id)).toEqual(['b', 'a']));
  test('no password leaves the directory', () => expect(write().map(textOf).join('')).not.toContain('Lab-password'));
});

describe('network and clock', () => {
  const proxied = samplePc({ proxy: { machine: { kind: 'named', server: 'proxy.contoso.com:8080', bypass: ['*.contoso.com', '<local>'] }, user: { kind: 'named', server: 'proxy.contoso.com:8080', bypass: ['<local>'] } } });

  test('direct access', () => expect(text('netsh-winhttp.txt')).toBe('\r\nCurrent WinHTTP proxy settings:\r\n\r\n    Direct access (no proxy server).\r\n'));
  test('a named proxy', () => expect(text('netsh-winhttp.txt', { pc: proxied })).toContain('    Proxy Server(s) :  proxy.contoso.com:8080\r\n    Bypass List     :  *.contoso.com;<local>\r\n'));
  test('the user\'s own setting, in the user\'s own session', () => {
    expect(text('internet-settings.reg', { pc: proxied })).toContain('"ProxyEnable"=dword:00000001\r\n"ProxyServer"="proxy.contoso.com:8080"\r\n"ProxyOverride"="<local>"\r\n');
    expect(text('internet-settings.reg', { pc: proxied, context: 'system' })).toBeUndefined();
  });
  test('a script that the PC found by itself', () => {
    const detected = samplePc({ proxy: { machine: { kind: 'direct' }, user: { kind: 'script', url: 'http://wpad.contoso.com/wpad.dat' } } });
    expect(text('internet-settings.reg', { pc: detected })).toContain('"ProxyEnable"=dword:00000000\r\n"AutoDetect"=dword:00000001\r\n');
  });
  test('a clock that is eleven minutes behind', () => {
    const chart = text('w32tm-stripchart.txt', { pc: samplePc({ nowUtc: collectedUtc - 660_000 }) });
    expect(chart).toContain('The current time is 3/2/2026 2:49:00 PM.\r\n14:49:00, d:+00.0312500s o:+660.0000000s  [');
  });
  test('a clock that is years ahead', () => expect(text('w32tm-stripchart.txt', { pc: samplePc({ nowUtc: Date.UTC(2030, 0, 1) }) })).toMatch(/o:-\d+\.0000000s/));
  test('nobody looks at a clock that is right', () => expect(text('w32tm-stripchart.txt', { pc: samplePc({ nowUtc: collectedUtc - 5_000 }) })).toBeUndefined());
  test('all of it can be read', () => {
    const pc = { ...proxied, nowUtc: collectedUtc - 660_000 };
    for (const { path, bytes } of evidenceEntries(write({ pc }))) expect({ path, unread: readEvidence([{ path, bytes }])[0]?.unread }).toEqual({ path, unread: undefined });
  });
});

describe('provenance', () => {
  test('every line of every file stands in exactly one row', () => {
    for (const generation of generations) {
      for (const context of captureContexts) {
        const files = write({ generation, context, eventForm: context === 'system' ? 'json' : 'rendered-xml', pc: samplePc({ users: [{ ...alex, failedAttempt: refused }, robin], nowUtc: collectedUtc - 660_000 }) });
        const seen = new Map(files.map(({ path, lines }) => [path, lines.map(() => 0)]));
        for (const row of provenance(files).trimEnd().split('\n').filter((line) => !line.startsWith('#')).slice(1)) {
          const [path, lines, basis, source, ...more] = row.split('\t');
          expect([path, ['documented', 'captured', 'modelled'].includes(basis!), source !== '', more]).toEqual([path, true, true, []]);
          for (const range of lines!.split(',')) {
            const [from, to = from] = range.split('-').map(Number);
            for (let line = from!; line <= to!; line++) seen.get(path!)![line - 1]!++;
          }
        }
        for (const [path, counts] of seen) expect({ path, counts }).toEqual({ path, counts: counts.map(() => 1) });
      }
    }
  });
  test('it says what it is, and names columns', () => {
    const lines = provenance(write()).split('\n');
    expect(lines[0]).toContain('a model of Windows');
    expect(lines[3]).toBe('file\tlines\tbasis\tsource');
  });
  test('the line ends of the file are the lines\' own', () => {
    for (const file of write({ pc: samplePc({ computerName: hostile }), events: [sampleEvent({ message: hostile })] })) {
      const ended = textOf(file).split(file.lineEnd);
      expect({ path: file.path, count: ended.length - 1 }).toEqual({ path: file.path, count: file.lines.length });
      expect(file.lines.filter((line) => /[\r\n]/.test(line.text))).toEqual([]);
    }
  });
});

describe('hostile names', () => {
  const directory = sampleDirectory();
  const changes: Partial<EvidenceOptions> = {
    pc: samplePc({ computerName: hostile, proxy: { machine: { kind: 'named', server: hostile, bypass: [hostile] }, user: { kind: 'script', url: hostile } } }),
    events: [sampleEvent({ message: hostile, data: [['Error', hostile]] })],
    directory: { ...directory, devices: directory.devices.map((device) => ({ ...device, displayName: hostile })) },
  };
  test('JSON gives them back', () => expect(json('graph/devices.json', changes).value).toMatchObject([{ displayName: hostile }]));
  test('the registry export escapes them', () => expect(text('internet-settings.reg', changes)).toContain('"AutoConfigURL"="PC<0>&\\"\' {} "\r\n'));
  test('netsh keeps its two lines', () => expect(text('netsh-winhttp.txt', changes)?.split('\r\n')).toHaveLength(6));
});

describe('packing', () => {
  test('the folder holds the evidence, and beside it what it is', () => {
    const paths = evidenceFolder(write()).map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('evidence/'))).toEqual(['provenance.tsv', 'README.txt']);
    expect(paths).toContain('evidence/graph/devices.json');
  });
  test('a ZIP with the same bytes every time, and nothing of the lab in it', () => {
    const zip = zipEvidence(write(), collectedUtc);
    expect(zipEvidence(write(), collectedUtc)).toEqual(zip);
    expect(Object.keys(unzipSync(zip))).toEqual(write().map(({ path }) => path));
  });
  test.each(['UTC', 'Asia/Tokyo', 'America/Los_Angeles'])('the same times where this machine is in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    // DOS time in the first local header: 15:00:00 on 2026-03-02.
    expect([...zipEvidence(write(), collectedUtc).slice(10, 14)]).toEqual([0x00, 0x78, 0x62, 0x5c]);
    vi.unstubAllEnvs();
  });
  test('the engine reads ZIP and files alike, each file once', () => {
    const apart = examine(evidenceEntries(write()));
    const packed = examine([{ path: 'evidence.zip', bytes: zipEvidence(write(), collectedUtc) }]);
    expect(apart.unread).toEqual([]);
    expect(packed.results.map(({ verdict }) => verdict.class)).toEqual(apart.results.map(({ verdict }) => verdict.class));
    expect(apart.results).toHaveLength(1);
  });
});
