import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Hono } from 'hono';
import { LabClock } from '../clock.js';
import { issueAuthority } from '../crypto/certificates.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { seededRandom } from '../random.js';
import type { Host, HostBindings } from './host-app.js';
import { startNetwork } from './start-network.js';
import type { StartedNetwork } from './start-network.js';
import type { ProxySetting, Sender } from './transport.js';

const dayUtc = Date.UTC(2026, 2, 2, 8);
const login = 'login.microsoftonline.com';
const deviceLogin = 'device.login.microsoftonline.com';

/** Says what came. */
function echoHost(name: string, asksForClientCertificate: boolean): Host {
  const app = new Hono<{ Bindings: HostBindings }>();
  app.get('/large', (c) => c.body('x'.repeat(1_100_000)));
  app.all('*', async (c) => c.json({ host: name, method: c.req.method, path: c.req.path, body: await c.req.text(), certificateBytes: c.env.clientCertificate?.length ?? 0 }));
  return { name, app, asksForClientCertificate };
}

const direct: ProxySetting = { kind: 'direct' };
const named: ProxySetting = { kind: 'named', server: 'proxy.contoso.com:8080', bypass: ['<local>', '*.fabrikam.test'] };

let clock: LabClock;
let network: StartedNetwork;
let pc: { clock: { nowUtc: number }; proxy: Record<Sender, ProxySetting>; trustsInspection: Record<Sender, boolean> };

beforeEach(async () => {
  clock = new LabClock(dayUtc);
  network = await startNetwork({ hosts: [echoHost(login, false), echoHost(deviceLogin, true), echoHost('sts.fabrikam.test', false)], clock, random: seededRandom('network') });
  pc = { clock, proxy: { machine: direct, user: direct }, trustsInspection: { machine: false, user: true } };
});
afterEach(() => network.close());

const get = (url = `https://${login}/common`, sender: Sender = 'machine') => network.transportFor(pc).send({ method: 'GET', url }, sender);
const errorOf = async (answer: ReturnType<typeof get>) => {
  const got = await answer;
  return got.kind === 'failure' ? got.winHttpError : got;
};

test('a request reaches the host, and lab time passes', async () => {
  const answer = await network.transportFor(pc).send({ method: 'POST', url: `https://${login}/common/oauth2/token?a=b`, headers: { 'Content-Type': 'text/plain' }, body: 'grant_type=srv_challenge' }, 'machine');
  expect(answer).toMatchObject({ kind: 'response', status: 200, issuer: 'Prtrace Lab Root', headers: { 'content-type': 'application/json' } });
  expect(JSON.parse((answer as { body: string }).body)).toEqual({ host: login, method: 'POST', path: '/common/oauth2/token', body: 'grant_type=srv_challenge', certificateBytes: 0 });
  expect(clock.nowUtc - dayUtc).toBeGreaterThanOrEqual(40);
  expect(clock.nowUtc - dayUtc).toBeLessThanOrEqual(240);
});

test('a client certificate arrives where it is asked for, and nowhere else', async () => {
  const key = fixtureKey('device');
  const { pem } = await issueAuthority({ commonName: 'a device', key, validFromUtc: dayUtc - 1000, validToUtc: dayUtc + 1000, serialNumber: '01' });
  const clientCertificate = { certificate: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) as string };
  const bytes = async (host: string) => {
    const answer = await network.transportFor(pc).send({ method: 'GET', url: `https://${host}/`, clientCertificate }, 'machine');
    return answer.kind === 'response' ? JSON.parse(answer.body).certificateBytes : answer;
  };
  expect(await bytes(deviceLogin)).toBeGreaterThan(500);
  expect(await bytes(login)).toBe(0);
  network.inject(deviceLogin, { kind: 'inspected', trusted: true });
  pc.trustsInspection.machine = true;
  expect(await bytes(deviceLogin)).toBe(0);
});

test('a client certificate whose key is lost or not its own is not sent', async () => {
  const { pem } = await issueAuthority({ commonName: 'a device', key: fixtureKey('device'), validFromUtc: dayUtc, validToUtc: dayUtc + 1000, serialNumber: '01' });
  const other = fixtureKey('transport').export({ type: 'pkcs8', format: 'pem' }) as string;
  const sendWith = (key: string) => errorOf(network.transportFor(pc).send({ method: 'GET', url: `https://${deviceLogin}/`, clientCertificate: { certificate: pem, key } }, 'machine'));
  expect(await sendWith('')).toBe(12185);
  expect(await sendWith(other)).toBe(12186);
  expect(await sendWith('junk')).toBe(12186);
});

test.each([
  ['unresolved', 12007, 0],
  ['refused', 12029, 0],
  ['reset', 12030, 0],
  ['timeout', 12002, 60_000],
] as const)('%s is WinHTTP error %i, on the wire and at the proxy', async (kind, winHttpError, waits) => {
  network.inject(login, { kind });
  expect(await errorOf(get())).toBe(winHttpError);
  expect(clock.nowUtc - dayUtc).toBeGreaterThanOrEqual(waits);
  pc.proxy.machine = named;
  expect(await get()).toMatchObject({ status: 200 });
  network.injectAtProxy('*', { kind });
  expect(await errorOf(get())).toBe(winHttpError);
  network.injectAtProxy('*', undefined);
  expect(await get()).toMatchObject({ status: 200 });
});

test('a proxy that wants to know who asks is a response', async () => {
  pc.proxy.machine = named;
  network.injectAtProxy('*', { kind: 'proxy-status', status: 407 });
  expect(await get()).toMatchObject({ kind: 'response', status: 407, headers: { 'proxy-authenticate': 'Negotiate' } });
  expect(await get(undefined, 'user')).toMatchObject({ status: 200 });
});

test('opened TLS is accepted by who trusts the inspection alone', async () => {
  network.inject(login, { kind: 'inspected', trusted: true });
  expect(await errorOf(get())).toBe(12175);
  const answer = await network.transportFor(pc).send({ method: 'PUT', url: `https://${login}/x`, body: 'forwarded' }, 'user');
  expect(answer).toMatchObject({ status: 200, issuer: 'Contoso TLS Inspection' });
  expect(JSON.parse((answer as { body: string }).body)).toMatchObject({ host: login, body: 'forwarded' });
  network.inject(login, { kind: 'inspected', trusted: false });
  expect(await errorOf(get(undefined, 'user'))).toBe(12175);
  expect(await get(`https://${deviceLogin}/`)).toMatchObject({ status: 200 });
});

test('a page in place of the service, and the service itself in trouble', async () => {
  network.inject(login, { kind: 'html', status: 200, body: '<html>Sign in to the guest network</html>' });
  expect(await get()).toMatchObject({ status: 200, body: '<html>Sign in to the guest network</html>', issuer: 'Contoso Web Gateway' });
  network.inject(login, { kind: 'service-status', status: 503, retryAfterSeconds: 30 });
  expect(await get()).toMatchObject({ status: 503, headers: { 'retry-after': '30' }, issuer: 'Prtrace Lab Root' });
  pc.proxy.machine = named;
  expect(await get()).toMatchObject({ status: 503 });
});

test('latency passes in lab time, and is a timeout when there is too much of it', async () => {
  network.inject('*', { kind: 'latency', milliseconds: 7000 });
  expect(await get()).toMatchObject({ status: 200 });
  expect(clock.nowUtc - dayUtc).toBeGreaterThanOrEqual(7040);
  network.inject('*', { kind: 'latency', milliseconds: 100_000 });
  expect(await errorOf(get())).toBe(12002);
  expect(clock.nowUtc - dayUtc).toBeLessThan(7000 + 30_000 + 500);
});

test('the certificate is judged by the clock of the PC', async () => {
  pc.clock = { nowUtc: Date.UTC(2019, 0, 1) };
  expect(await errorOf(get())).toBe(12175);
  pc.clock = { nowUtc: Date.UTC(2031, 0, 1) };
  expect(await errorOf(get())).toBe(12175);
  pc.clock = { nowUtc: dayUtc + 5 * 3_600_000 };
  expect(await get()).toMatchObject({ status: 200 });
});

test('settings are those of the sender: a proxy that only the user knows', async () => {
  network.inject('*', { kind: 'refused' });
  pc.proxy.user = named;
  expect(await errorOf(get())).toBe(12029);
  expect(await get(undefined, 'user')).toMatchObject({ status: 200 });
  expect(await errorOf(get('https://sts.fabrikam.test/adfs', 'user'))).toBe(12029);
});

test('a proxy whose own name does not resolve', async () => {
  pc.proxy.machine = named;
  network.inject('proxy.contoso.com', { kind: 'unresolved' });
  expect(await errorOf(get())).toBe(12007);
});

test('a proxy that does not answer to its name', async () => {
  pc.proxy.machine = named;
  network.inject('proxy.contoso.com', { kind: 'refused' });
  expect(await errorOf(get())).toBe(12029);
  network.inject('proxy.contoso.com', { kind: 'timeout' });
  expect(await errorOf(get())).toBe(12002);
  expect(clock.nowUtc - dayUtc).toBeGreaterThanOrEqual(60_000);
  network.inject('proxy.contoso.com', undefined);
  expect(await get()).toMatchObject({ status: 200 });
});

test.each([
  [{ kind: 'unresolved' }, '502 Bad Gateway'],
  [{ kind: 'refused' }, '502 Bad Gateway'],
  [{ kind: 'proxy-status', status: 407 }, '407 Proxy Authentication Required'],
  [{ kind: 'reset' }, ''],
] as const)('outside clients of the wire meet %o too', async (injection, status) => {
  network.inject('*', injection);
  const socket = connect(network.proxyPort, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk)).on('error', () => undefined);
  socket.write(`CONNECT ${login}:443 HTTP/1.1\r\nHost: ${login}:443\r\n\r\n`);
  await new Promise((resolve) => socket.once('close', resolve));
  expect(text.slice('HTTP/1.1 '.length).split('\r\n')[0]).toBe(status);
});

test('a script that can not be fetched is an error of its own', async () => {
  const script = (url: string) => (pc.proxy.machine = { kind: 'script', url });
  script('http://wpad.corp.contoso.com/wpad.dat');
  expect(await get()).toMatchObject({ status: 200 });
  network.inject('wpad.corp.contoso.com', { kind: 'unresolved' });
  expect(await errorOf(get())).toBe(12180);
  script('http://pac.corp.contoso.com/proxy.pac');
  network.inject('pac.corp.contoso.com', { kind: 'timeout' });
  expect(await errorOf(get())).toBe(12167);
  expect(clock.nowUtc - dayUtc).toBeGreaterThanOrEqual(60_000);
  script('not an address');
  expect(await errorOf(get())).toBe(12167);
});

test('what can not be sent or taken is an error, never an exception', async () => {
  expect(await errorOf(get('https://example.org/'))).toBe(12007);
  expect(await errorOf(get('no address'))).toBe(12005);
  expect(await errorOf(get('ftp://example.org/'))).toBe(12006);
  expect(await errorOf(get(`http://${login}/`))).toBe(12029);
  expect(await errorOf(get(`https://${login}:8443/`))).toBe(12029);
  expect(await errorOf(get(`https://${login}/large`))).toBe(12184);
  const withHeader = (name: string, value: string) => errorOf(network.transportFor(pc).send({ method: 'GET', url: `https://${login}/`, headers: { [name]: value } }, 'machine'));
  expect(await withHeader('x', 'a\r\nb: c')).toBe(87);
  expect(await withHeader('a b', 'c')).toBe(87);
});

test('the same seed gives the same times', async () => {
  await get();
  await errorOf(get('https://example.org/'));
  const first = clock.nowUtc;
  const clockAgain = new LabClock(dayUtc);
  const again = await startNetwork({ hosts: [echoHost(login, false)], clock: clockAgain, random: seededRandom('network') });
  const transport = again.transportFor({ ...pc, clock: clockAgain });
  await transport.send({ method: 'GET', url: `https://${login}/` }, 'machine');
  await transport.send({ method: 'GET', url: 'https://example.org/' }, 'machine');
  await again.close();
  expect(clockAgain.nowUtc).toBe(first);
});
