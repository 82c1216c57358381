import { describe, expect, test } from 'vitest';
import { curlVerbose } from './curl-verbose.js';
import { curlOutput, seenBy } from './samples.test-support.js';

test('reads a request, its TLS and its answer, and nothing secret', () => {
  const seen = seenBy(curlVerbose, curlOutput);
  expect(seen).toEqual([{
    kind: 'exchange', file: 'network.txt', line: 2, view: 'unknown', method: 'GET', host: 'login.microsoftonline.com', path: '/common/oauth2', status: 200, contentType: 'text/html',
    tlsIssuer: 'C=US; O=DigiCert Inc; CN=DigiCert SHA2 Secure Server CA', tlsSubject: 'C=US; ST=Washington; L=Redmond; O=Microsoft Corporation; CN=stamp2.login.microsoftonline.com',
    tlsTrusted: true, aadsts: [], requestId: '11111111-2222-3333-4444-555555555555', atUtc: Date.UTC(2026, 10, 22, 13),
  }]);
  expect(JSON.stringify(seen)).not.toContain('SECRET');
});

describe('the step that failed', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['name', '* Could not resolve host: login.microsoftonline.com\n* Closing connection 0\ncurl: (6) Could not resolve host: login.microsoftonline.com\n', { host: 'login.microsoftonline.com', failedAt: 'name' }],
    ['name, without -v', 'C:\\>curl https://login.microsoftonline.com\ncurl: (6) Could not resolve host: login.microsoftonline.com', { failedAt: 'name' }],
    ['name, from PowerShell', 'curl.exe : * Could not resolve host: login.microsoftonline.com\r\nAt line:1 char:1\r\n', { failedAt: 'name' }],
    ['connect', '*   Trying 20.190.160.14:443...\n* connect to 20.190.160.14 port 443 from 10.0.0.5 port 50000 failed: Connection refused\n* Failed to connect to login.microsoftonline.com port 443 after 2032 ms: Could not connect to server\n* Closing connection\ncurl: (7) Failed to connect to login.microsoftonline.com port 443 after 2032 ms: Could not connect to server\n', { host: 'login.microsoftonline.com', failedAt: 'connect' }],
    ['timeout', '* Host device.login.microsoftonline.com:443 was resolved.\n*   Trying 20.190.160.14:443...\ncurl: (28) Connection timed out after 10001 milliseconds', { host: 'device.login.microsoftonline.com', failedAt: 'connect' }],
    ['certificate', '* Connected to login.microsoftonline.com (20.190.160.14) port 443\n* SSL certificate problem: self-signed certificate in certificate chain\n* Closing connection\ncurl: (60) SSL certificate problem: self-signed certificate in certificate chain', { failedAt: 'tls', tlsTrusted: false }],
    ['Schannel does not trust the root', '* Connected to login.microsoftonline.com (20.190.160.14) port 443 (#0)\n* schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.\ncurl: (60) schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325)', { failedAt: 'tls', tlsTrusted: false }],
    ['Schannel cannot check revocation', '* Connected to login.microsoftonline.com (20.190.160.14) port 443\ncurl: (35) schannel: next InitializeSecurityContext failed: CRYPT_E_NO_REVOCATION_CHECK (0x80092012)', { failedAt: 'tls' }],
    ['407', "* Uses proxy env variable https_proxy == 'http://user1:SECRET@proxy.contoso.com:8080'\n*   Trying 10.0.0.1:8080...\n* Connected to proxy.contoso.com (10.0.0.1) port 8080\n* CONNECT tunnel: HTTP/1.1 negotiated\n* Establish HTTP proxy tunnel to login.microsoftonline.com:443\n> CONNECT login.microsoftonline.com:443 HTTP/1.1\n> Host: login.microsoftonline.com:443\n>\n< HTTP/1.1 407 Proxy Authentication Required\n< Proxy-Authenticate: Negotiate\n<\n* CONNECT tunnel failed, response 407\n* Closing connection\ncurl: (56) CONNECT tunnel failed, response 407", { host: 'login.microsoftonline.com', method: 'CONNECT', status: 407, failedAt: 'proxy', viaProxy: 'proxy.contoso.com:8080' }],
    ['unknown proxy', "* Uses proxy env variable https_proxy == 'http://proxy.contoso.com:8080'\n* Could not resolve proxy: proxy.contoso.com\ncurl: (5) Could not resolve proxy: proxy.contoso.com", { failedAt: 'proxy' }],
    ['empty answer', '* Connected to login.microsoftonline.com (20.190.160.14) port 443\n> GET / HTTP/1.1\n> Host: login.microsoftonline.com\n>\n* Empty reply from server\ncurl: (52) Empty reply from server', { failedAt: 'http' }],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const seen = seenBy(curlVerbose, expected['failedAt'] === 'proxy' && expected['host'] === undefined ? `C:\\>curl -v https://login.microsoftonline.com/\n${text}` : text);
    expect(seen).toMatchObject([expected]);
    expect(JSON.stringify(seen)).not.toContain('SECRET');
  });
});

test('a second address that answers makes up for the first', () => {
  const text = curlOutput.replace('*   Trying 20.190.160.14:443...', '*   Trying [2603:1026::1]:443...\n* connect to 2603:1026::1 port 443 failed: Network unreachable\n*   Trying 20.190.160.14:443...');
  expect(seenBy(curlVerbose, text)[0]).not.toHaveProperty('failedAt');
});

test('through a tunnel the answer of the service counts', () => {
  const text = `* Establish HTTP proxy tunnel to login.microsoftonline.com:443\n> CONNECT login.microsoftonline.com:443 HTTP/1.1\n< HTTP/1.1 200 Connection established\n<\n*  issuer: CN=Contoso Inspection CA\n> GET /common/oauth2 HTTP/1.1\n> Host: login.microsoftonline.com\n< HTTP/1.1 200 OK\n< Content-Type: text/html\n`;
  expect(seenBy(curlVerbose, text)).toMatchObject([{ method: 'GET', path: '/common/oauth2', status: 200, tlsIssuer: 'CN=Contoso Inspection CA' }]);
});

test('follows redirects as requests of their own', () => {
  const text = "> GET / HTTP/1.1\n> Host: login.microsoftonline.com\n< HTTP/1.1 302 Found\n< Location: https://portal.fabrikam.com/login?session=SECRET\n* Connection #0 to host login.microsoftonline.com left intact\n* Issue another request to this URL: 'https://portal.fabrikam.com/login?session=SECRET'\n* Connected to portal.fabrikam.com (10.0.0.1) port 443\n> GET /login?session=SECRET HTTP/1.1\n> Host: portal.fabrikam.com\n< HTTP/1.1 200 OK\n< Content-Type: text/html\n";
  const seen = seenBy(curlVerbose, text);
  expect(seen).toMatchObject([{ host: 'login.microsoftonline.com', status: 302, redirectHost: 'portal.fabrikam.com' }, { host: 'portal.fabrikam.com', status: 200 }]);
  expect(seen[1]).not.toHaveProperty('path');
  expect(JSON.stringify(seen)).not.toContain('SECRET');
});

test('several commands in one text', () => {
  const seen = seenBy(curlVerbose, `C:\\>curl -v https://login.microsoftonline.com\n* Could not resolve host: login.microsoftonline.com\ncurl: (6) Could not resolve host: login.microsoftonline.com\n\nC:\\>curl -v https://device.login.microsoftonline.com\n* Could not resolve host: device.login.microsoftonline.com\ncurl: (6) Could not resolve host: device.login.microsoftonline.com\n`);
  expect(seen).toMatchObject([{ host: 'login.microsoftonline.com' }, { host: 'device.login.microsoftonline.com' }]);
});

test('a text without a host claims nothing', () => expect(seenBy(curlVerbose, '< HTTP/1.1 407 Proxy Authentication Required\n')).toEqual([]));
