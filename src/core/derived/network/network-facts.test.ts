import { describe, expect, test } from 'vitest';
import type { Exchange, NetworkEvidence, NetworkObservation, ProxySetting, Reachability } from '../../evidence/network.js';
import { networkFacts, type NetworkFacts } from './network-facts.js';

const of = (...observations: readonly NetworkObservation[]): NetworkFacts => networkFacts([{ file: 'a.txt', observations }])!;

const exchange = (host: string, more: Partial<Exchange> = {}): Exchange => ({ kind: 'exchange', file: 'a.har', locator: '$.log.entries[0]', view: 'machine', host, aadsts: [], ...more });
const tried = (host: string, reached: boolean, more: Partial<Reachability> = {}): Reachability =>
  ({ kind: 'reachability', file: 'a.txt', line: 1, view: 'machine', host, reached, printed: `Connection to ${host} … ${reached ? 'Succeeded.' : 'failed.'}`, ...more });
const proxy = (view: ProxySetting['view'], mode: ProxySetting['mode'], more: Partial<ProxySetting> = {}): ProxySetting =>
  ({ kind: 'proxy', file: 'a.txt', line: 1, view, mode, printed: mode, ...more });

const login = 'login.microsoftonline.com';
const device = 'device.login.microsoftonline.com';
const registration = 'enterpriseregistration.windows.net';

test('without observations there is nothing to say', () => {
  expect(networkFacts([])).toBeUndefined();
  expect(networkFacts([{ file: 'hosts', observations: [] }])).toBeUndefined();
});

describe('hosts', () => {
  test('failed and reached ones, with what the catalogue says', () => {
    const facts = of(tried(login, true), tried(device, false), exchange(registration, { failedAt: 'name', error: 'net::ERR_NAME_NOT_RESOLVED' }));
    expect(facts.reached).toMatchObject([{ host: login, view: 'machine', endpoint: { endpoint: login } }]);
    expect(facts.failed).toMatchObject([
      { host: device, endpoint: { protocol: 'https + TLS client certificate' }, untrusted: false },
      { host: registration, failedAt: 'name', because: [{ fact: registration, value: 'net::ERR_NAME_NOT_RESOLVED', locator: '$.log.entries[0].response' }] },
    ]);
    expect(facts.failed[0]).not.toHaveProperty('failedAt');
  });
  test('one fact per host, view and step, with at most three citations', () => {
    const failed = tried(login, false, { failedAt: 'connect' });
    const facts = of(failed, failed, failed, failed, { ...failed, failedAt: 'name' }, { ...failed, view: 'user' });
    expect(facts.failed.map(({ view, failedAt, because }) => [view, failedAt, because.length])).toEqual([['machine', 'connect', 3], ['machine', 'name', 1], ['user', 'connect', 1]]);
  });
  test('a proxy\'s 407 and the service\'s 5xx', () => {
    const facts = of(exchange(login, { status: 407, failedAt: 'proxy' }), exchange(login, { status: 503, failedAt: 'http' }));
    expect(facts.proxyRefused).toMatchObject([{ host: login, status: 407 }]);
    expect(facts.failed).toHaveLength(2);
    expect(facts.reached).toEqual([]);
  });
  test('an error answer of the service is an answer', () => {
    const facts = of(exchange(login, { method: 'POST', path: '/common/oauth2/token', status: 400, aadsts: [50155], correlationId: 'x' }));
    expect(facts.reached).toMatchObject([{ host: login }]);
    expect(facts.refusals).toMatchObject([{ host: login, aadsts: [50155], correlationId: 'x', because: [{ value: 'HTTP 400 AADSTS50155' }] }]);
  });
  test('a stopped request and a recording tool\'s tunnel say nothing', () => {
    const facts = of(exchange(login, { error: 'net::ERR_ABORTED' }), exchange(login, { method: 'CONNECT', status: 200 }));
    expect([facts.failed, facts.reached]).toEqual([[], []]);
  });
  test('the order of the files does not matter', () => {
    const a: NetworkEvidence = { file: 'a', observations: [tried(login, false), proxy('user', 'direct')] };
    const b: NetworkEvidence = { file: 'b', observations: [tried(device, false), proxy('machine', 'named', { server: 'p:1' })] };
    expect(networkFacts([a, b])).toEqual(networkFacts([b, a]));
  });
});

describe('proxies', () => {
  test('machine and user differ', () => {
    const facts = of(proxy('user', 'named', { server: 'proxy.contoso.com:8080' }), proxy('machine', 'direct'));
    expect(facts.proxies.map(({ view }) => view)).toEqual(['machine', 'user']);
    expect(facts.proxiesDiffer).toMatchObject({ machine: { mode: 'direct' }, user: { server: 'proxy.contoso.com:8080' }, because: [{ fact: 'machine proxy' }, { fact: 'user proxy' }] });
  });
  test.each<readonly [string, readonly ProxySetting[]]>([
    ['the same proxy', [proxy('user', 'named', { server: 'P:1' }), proxy('machine', 'named', { server: 'p:1' })]],
    ['one way that both have', [proxy('user', 'direct'), proxy('machine', 'named', { server: 'p:1' }), proxy('machine', 'direct')]],
    ['an unknown one', [proxy('user', 'unknown'), proxy('machine', 'direct')]],
    ['nobody\'s', [proxy('unknown', 'named', { server: 'p:1' }), proxy('machine', 'direct')]],
  ])('%s is no difference', (_, settings) => expect(of(...settings)).not.toHaveProperty('proxiesDiffer'));
});

describe('somebody else answers', () => {
  test.each<readonly [string, Exchange, string | undefined]>([
    ['a page where data belongs', exchange(login, { status: 200, isHtml: true, failedAt: 'http' }), 'web-page'],
    ['an error page of a broken service', exchange(login, { status: 503, isHtml: true, failedAt: 'http' }), undefined],
    ['a portal that says so', exchange(login, { status: 511 }), 'portal'],
    ['the bare host leads elsewhere', exchange(login, { status: 302, path: '/', redirectHost: 'wifi.fabrikam.com' }), 'redirect'],
    ['data lead elsewhere', exchange(login, { status: 302, path: '/common/userrealm/a@contoso.com', redirectHost: 'wifi.fabrikam.com' }), 'redirect'],
    ['the bare host leads to Office', exchange(login, { status: 302, path: '/', redirectHost: 'www.office.com' }), undefined],
    ['a sign-in leads to a federation service', exchange(login, { status: 302, path: '/common/oauth2/authorize', redirectHost: 'sts.contoso.com' }), undefined],
    ['another site redirects', exchange('www.contoso.com', { status: 302, path: '/', redirectHost: 'www.fabrikam.com' }), undefined],
  ])('%s', (_, seen, kind) => expect(of(seen).foreign.map((fact) => fact.kind)).toEqual(kind === undefined ? [] : [kind]));
});

describe('TLS issuers', () => {
  test('expected and unexpected ones of sign-in hosts', () => {
    const facts = of(
      exchange(login, { status: 200, tlsIssuer: 'C=US; O=DigiCert Inc; CN=DigiCert SHA2 Secure Server CA' }), exchange(device, { status: 200, tlsIssuer: 'CN=Contoso Inspection CA' }),
      exchange('www.contoso.com', { status: 200, tlsIssuer: 'CN=Contoso CA' }),
    );
    expect(facts.issuers).toMatchObject([{ host: device, expected: false, confidence: 'likely', because: [{ value: 'CN=Contoso Inspection CA' }] }, { host: login, expected: true }]);
    expect(facts.issuers[1]).not.toHaveProperty('confidence');
  });
  test('a recorder opened TLS by itself', () => {
    const facts = of(exchange(login, { status: 200, decryptedBy: 'Fiddler' }), exchange(device, { status: 200, tlsIssuer: 'CN=DO_NOT_TRUST_FiddlerRoot' }));
    expect(facts.recorder).toMatchObject({ name: 'Fiddler' });
    expect(facts.issuers).toMatchObject([{ byRecorder: true }]);
    expect(facts.deviceHosts).toEqual([]);
  });
});

describe('device hosts while sign-in works', () => {
  test.each<readonly [string, readonly NetworkObservation[], readonly Readonly<Record<string, unknown>>[]]>([
    ['blocked', [tried(login, true), tried(device, false)], [{ host: device, how: 'failed', takesCertificate: true }]],
    ['registration blocked', [tried(login, true), tried(registration, false)], [{ host: registration, how: 'failed', takesCertificate: false }]],
    ['inspected', [tried(login, true), exchange(device, { status: 200, tlsIssuer: 'CN=Contoso Inspection CA' })], [{ host: device, how: 'inspected' }]],
    ['a portal in between', [tried(login, true), exchange(registration, { status: 200, isHtml: true, failedAt: 'http' })], [{ how: 'foreign-answer' }]],
    ['everything is blocked', [tried(login, false), tried(device, false)], []],
    ['sign-in works for somebody else', [tried(login, true, { view: 'user' }), tried(device, false)], []],
    ['it worked at another moment', [tried(login, true), tried(device, false), tried(device, true)], []],
    ['the service is down', [tried(login, true), exchange(device, { status: 503, failedAt: 'http' })], []],
  ])('%s', (_, seen, faults) => {
    const { deviceHosts } = of(...seen);
    expect(deviceHosts).toMatchObject(faults);
    for (const { because } of deviceHosts) expect(because.at(-1)?.fact).toContain(login);
  });
});

describe('the clock', () => {
  const status = { kind: 'clock', file: 't.txt', line: 1, synchronised: false, source: 'Local CMOS Clock', printed: 'x' } as const;
  const chart = { kind: 'clock', file: 't.txt', line: 4, offsetSeconds: 30, basis: 'comparison', printed: 'y' } as const;
  const dated = (clockOffsetSeconds: number) => exchange(login, { status: 200, clockOffsetSeconds });
  test.each<readonly [string, readonly NetworkObservation[], Readonly<Record<string, unknown>> | undefined]>([
    ['sign-in hosts first, by their median', [chart, dated(600), dated(2), dated(602)], { offsetSeconds: 600, basis: 'server' }],
    ['then a comparison', [status, chart], { offsetSeconds: 30, basis: 'comparison', synchronised: false, source: 'Local CMOS Clock' }],
    ['then the service', [{ ...chart, basis: 'service' }], { offsetSeconds: 30, basis: 'service' }],
    ['only a state', [status], { synchronised: false, because: [{ value: 'x', line: 1 }] }],
    ['nothing', [tried(login, true)], undefined],
  ])('%s', (_, seen, clock) => {
    if (clock === undefined) expect(of(...seen)).not.toHaveProperty('clock');
    else expect(of(...seen).clock).toMatchObject(clock);
  });
  test('a source alone is no state', () => {
    expect(of({ kind: 'clock', file: 't.txt', line: 1, source: 'time.windows.com', printed: 'x' })).not.toHaveProperty('clock');
  });
});

test('the hosts file', () => {
  const entry = (address: string) => ({ kind: 'hosts-entry', file: 'hosts', line: 7, address, host: login }) as const;
  expect(of(entry('10.0.0.9'), entry('127.0.0.1'), entry('10.0.0.9')).hostsOverrides).toMatchObject([
    { host: login, address: '10.0.0.9', blocks: false, because: [{ fact: 'hosts file', value: `10.0.0.9 ${login}`, file: 'hosts', line: 7 }] },
    { host: login, address: '127.0.0.1', blocks: true },
  ]);
});
