import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseSaz } from './fiddler-saz.js';
import { observationsOf, sazSample } from './samples.test-support.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const session = (request: string, response: string, metadata = '') => [
  { name: 'raw\\01_c.txt', bytes: bytes(request) }, { name: 'raw\\01_s.txt', bytes: bytes(response) }, { name: 'raw\\01_m.xml', bytes: bytes(metadata) },
];

test('reads tunnels and requests, and nothing secret', () => {
  const parsed = parseSaz(sazSample, 'a.saz');
  const seen = observationsOf(parsed);
  expect(seen).toEqual([
    {
      kind: 'exchange', file: 'a.saz', locator: 'raw/1_c.txt', view: 'machine', method: 'CONNECT', host: 'device.login.microsoftonline.com', status: 200,
      tlsIssuer: 'CN=DigiCert SHA2 Secure Server CA, O=DigiCert Inc, C=US', tlsSubject: 'CN=device.login.microsoftonline.com, O=Microsoft Corporation, C=US',
      aadsts: [], decryptedBy: 'Fiddler', atUtc: Date.UTC(2026, 10, 22, 13, 0, 0, 123),
    },
    {
      kind: 'exchange', file: 'a.saz', locator: 'raw/2_c.txt', view: 'user', method: 'POST', host: 'login.microsoftonline.com', path: '/common/oauth2/token', status: 400,
      contentType: 'application/json', isHtml: false, aadsts: [700082], decryptedBy: 'Fiddler', atUtc: Date.UTC(2026, 10, 22, 13, 0, 0, 500), clockOffsetSeconds: 2,
    },
  ]);
  expect(parsed.notes).toEqual(['Fiddler opened the TLS to device.login.microsoftonline.com, login.microsoftonline.com: while it does, device authentication fails because of Fiddler itself.']);
  expect(JSON.stringify(parsed)).not.toContain('SECRET');
});

describe('answers that Fiddler made up', () => {
  test.each([
    ['502 Fiddler - DNS Lookup Failed', 'name'],
    ['502 Fiddler - Connection Failed', 'connect'],
    ['502 Fiddler - Gateway Connection Failed', 'proxy'],
    ['504 Fiddler - Receive Failure', 'http'],
  ])('%s', (status, failedAt) => {
    const [seen] = observationsOf(parseSaz(session('CONNECT login.microsoftonline.com:443 HTTP/1.1\r\n\r\n', `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\n\r\n[Fiddler] x`), 'a.saz'));
    expect(seen).toMatchObject({ failedAt });
    expect(seen).not.toHaveProperty('status');
  });
});

test('407 of a real proxy', () => {
  expect(observationsOf(parseSaz(session('CONNECT login.microsoftonline.com:443 HTTP/1.1\r\n\r\n', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'), 'a.saz'))).toMatchObject([{ status: 407, failedAt: 'proxy' }]);
});

test('a compressed body is opened for its codes', () => {
  const head = bytes('HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n');
  const members = session('POST https://login.microsoftonline.com/common/oauth2/token HTTP/1.1\r\n\r\n', '');
  members[1] = { name: 'raw\\01_s.txt', bytes: Uint8Array.from([...head, ...gzipSync(bytes('{"error_codes":[50155]}'))]) };
  expect(observationsOf(parseSaz(members, 'a.saz'))).toMatchObject([{ status: 400, aadsts: [50155] }]);
});

test('relative addresses take the host header', () => {
  expect(observationsOf(parseSaz(session('GET /common/oauth2?x=1 HTTP/1.1\nHost: login.microsoftonline.com\n\n', ''), 'a.saz'))).toMatchObject([{ host: 'login.microsoftonline.com', path: '/common/oauth2' }]);
});

test('numbers order the sessions, and other members do no harm', () => {
  const members = [...sazSample].reverse();
  expect(observationsOf(parseSaz(members, 'a.saz')).map(({ locator }) => locator)).toEqual(['raw/1_c.txt', 'raw/2_c.txt']);
  expect(parseSaz([], 'a.saz').unread).toContain('no Fiddler session');
  expect(parseSaz([{ name: 'raw/_c.txt', bytes: bytes('x') }, { name: 'raw/x_c.txt', bytes: bytes('x') }, { name: 'raw/3_c.txt', bytes: bytes('') }], 'a.saz').unread).toContain('None of the 1');
});
