import { connect as connectPlainly } from 'node:net';
import type { Socket } from 'node:net';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Host, HostBindings } from './host-app.js';
import { serveHosts } from './serve-hosts.js';
import type { ServedHosts } from './serve-hosts.js';

const login = 'login.microsoftonline.com';

function host(name: string): Host {
  const app = new Hono<{ Bindings: HostBindings }>();
  app.get('/never', () => new Promise<Response>(() => undefined));
  app.all('*', async (c) => c.text(`${name} got ${(await c.req.text()).length}`));
  return { name, app, asksForClientCertificate: false };
}

let served: ServedHosts;
beforeEach(async () => {
  // These clients live in real time.
  served = await serveHosts({ hosts: [host(login), host('login.windows.net')], nowUtc: Date.now(), patienceMilliseconds: 250 });
});
afterEach(() => served.close());

/** Asks as an outside client would: certificates verified by Node and by the real clock. */
function ask(headers: Record<string, string> = {}, address = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: address, port: served.tlsPort, ca: served.authority.pem, headers, agent: false }, (response) => {
      let text = `${response.statusCode} `;
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
}

/** Sends bytes as they are and gives all that comes until the other side closes. */
function talk(socket: Socket, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    socket.write(bytes);
  });
}
const toProxy = (bytes: string | Buffer) => talk(connectPlainly(served.proxyPort, '127.0.0.1'), bytes);
const toTls = (bytes: string | Buffer) => talk(connect({ host: '127.0.0.1', port: served.tlsPort, ca: served.authority.pem }), bytes);
const stillUp = async () => expect(await ask()).toBe(`200 ${login} got 0`);

test('clients on 127.0.0.1 get the first host, others by their name', async () => {
  expect(await ask()).toBe(`200 ${login} got 0`);
  expect(await ask({}, 'localhost')).toBe(`200 ${login} got 0`);
  expect(await ask({ host: `127.0.0.1:${served.tlsPort}` })).toBe(`200 ${login} got 0`);
  expect(await ask({ host: 'Login.Windows.net:443' })).toBe('200 login.windows.net got 0');
  expect(await toTls('GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n')).toContain('421 Misdirected Request');
});

test('a tunnel ends at the host, whose certificate is good for its name', async () => {
  const socket = connectPlainly(served.proxyPort, '127.0.0.1');
  socket.write(`CONNECT ${login}:443 HTTP/1.1\r\nHost: ${login}:443\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  const tls = connect({ socket, servername: login, ca: served.authority.pem });
  expect(await talk(tls, `GET / HTTP/1.1\r\nHost: ${login}\r\nConnection: close\r\n\r\n`)).toContain(`${login} got 0`);
});

test.each([
  ['another host', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n', 403],
  ['this machine', 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n', 403],
  ['another port', `CONNECT ${login}:80 HTTP/1.1\r\nHost: x\r\n\r\n`, 403],
  ['no port', `CONNECT ${login} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
  ['user and password', `CONNECT user:pass@${login}:443 HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
  ['a plain request', 'GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n', 403],
  ['junk', Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10]), 400],
  ['a TLS greeting', Buffer.from('16030100c8010000c40303', 'hex'), 400],
  ['huge headers', `CONNECT ${login}:443 HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  ['a length and chunks at once', `POST http://${login}/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`, 400],
  ['a line that never ends', 'CONNECT login', 408],
  ['nothing that follows', `CONNECT ${login}:443 HTTP/1.1\r\n`, 408],
])('the proxy refuses %s', async (_what, bytes, status) => {
  expect(await toProxy(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  await stillUp();
});

test('what is no TLS in a tunnel ends the tunnel', async () => {
  expect(await toProxy(`CONNECT ${login}:443 HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: ${login}\r\n\r\n`)).toMatch(/^HTTP\/1.1 200 /);
  expect(await toProxy(`CONNECT ${login}:443 HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1.1 200 Connection established\r\n\r\n$/);
  await stillUp();
});

test.each([
  ['huge headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  ['a length and chunks at once', `POST / HTTP/1.1\r\nHost: ${login}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`, 400],
  ['two lengths', `POST / HTTP/1.1\r\nHost: ${login}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`, 400],
  ['chunked that is not last', `POST / HTTP/1.1\r\nHost: ${login}\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`, 400],
  ['a chunk length with a sign', `POST / HTTP/1.1\r\nHost: ${login}\r\nTransfer-Encoding: chunked\r\n\r\n+5\r\nhello\r\n0\r\n\r\n`, 400],
  ['a space before the colon', `GET / HTTP/1.1\r\nHost: ${login}\r\nContent-Length : 5\r\n\r\nhello`, 400],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['bytes that are no HTTP', Buffer.from([0, 1, 2, 255, 13, 10, 13, 10]), 400],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
  ['a body that never ends', `POST / HTTP/1.1\r\nHost: ${login}\r\nContent-Length: 9\r\n\r\nhello`, 408],
  ['chunks that are too large', `POST / HTTP/1.1\r\nHost: ${login}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1e8480\r\n${'x'.repeat(2_000_000)}\r\n0\r\n\r\n`, 413],
  ['a body that is too large', `POST / HTTP/1.1\r\nHost: ${login}\r\nConnection: close\r\nContent-Length: 2000000\r\n\r\n${'x'.repeat(2_000_000)}`, 413],
])('a host refuses %s', async (_what, bytes, status) => {
  expect(await toTls(bytes)).toMatch(new RegExp(`HTTP/1.1 ${status} `));
  await stillUp();
});

test('who does not start TLS is dropped', async () => {
  const started = performance.now();
  expect(await talk(connectPlainly(served.tlsPort, '127.0.0.1'), 'GET / HTTP/1.1\r\n\r\n')).not.toContain('got');
  expect(await talk(connectPlainly(served.tlsPort, '127.0.0.1'), Buffer.from('1603', 'hex'))).toBe('');
  expect(performance.now() - started).toBeLessThan(5000);
  await stillUp();
});

test.each(['', 'CONNECT lo', `CONNECT ${login}:443 HTTP/1.1\r\nHost: x\r\n\r\n`])('who keeps his half open after "%s" is dropped', async (bytes) => {
  for (const port of [served.proxyPort, served.tlsPort]) {
    const socket = connectPlainly({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined).resume().write(bytes);
    const closed = new Promise((resolve) => socket.once('end', resolve).once('close', resolve));
    socket.end();
    await closed;
    socket.destroy();
  }
  await stillUp();
});

test('a taken port is said, and nothing stays behind', async () => {
  await expect(serveHosts({ hosts: [host(login)], nowUtc: Date.now(), tlsPort: served.tlsPort })).rejects.toThrow('EADDRINUSE');
  await expect(serveHosts({ hosts: [host(login)], nowUtc: Date.now(), proxyPort: served.proxyPort })).rejects.toThrow('EADDRINUSE');
  await stillUp();
});

test('close leaves no handle, whatever clients are doing', async () => {
  const handles = () => process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout').sort();
  await served.close();
  await settle();
  const before = handles();
  const again = await serveHosts({ hosts: [host(login)], nowUtc: Date.now() });
  const ports = [again.proxyPort, again.tlsPort];
  const talks = [
    ...ports.map((port) => talk(connectPlainly(port, '127.0.0.1'), 'CONNECT lo')),
    ...ports.map((port) => talk(connectPlainly({ port, host: '127.0.0.1', allowHalfOpen: true }).end(), '')),
    talk(connectPlainly(again.proxyPort, '127.0.0.1'), `CONNECT ${login}:443 HTTP/1.1\r\nHost: x\r\n\r\n`),
    talk(connect({ host: '127.0.0.1', port: again.tlsPort, ca: again.authority.pem }), `GET /never HTTP/1.1\r\nHost: ${login}\r\n\r\n`),
    talk(connect({ host: '127.0.0.1', port: again.tlsPort, ca: again.authority.pem }), `POST / HTTP/1.1\r\nHost: ${login}\r\nContent-Length: 100\r\n\r\nhalf`),
  ];
  await new Promise((resolve) => setTimeout(resolve, 50));
  await again.close();
  await Promise.all(talks);
  await settle();
  expect(handles()).toEqual(before);
});

/** Lets closed handles go. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
