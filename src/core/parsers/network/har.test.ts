import { describe, expect, test } from 'vitest';
import { har } from './har.js';
import { harEntry, harOf, harSample, observationsOf, seenBy, textFile } from './samples.test-support.js';

test('keeps sign-in requests, and nothing that could be a secret', () => {
  const seen = seenBy(har, harSample, 'a.har');
  expect(seen).toEqual([{
    kind: 'exchange', file: 'a.har', locator: '$.log.entries[1]', view: 'user', method: 'POST', host: 'login.microsoftonline.com', path: '/common/oauth2/token', status: 400,
    contentType: 'application/json', isHtml: false, aadsts: [50155, 70002], correlationId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', requestId: '11111111-2222-3333-4444-555555555555',
    atUtc: Date.UTC(2026, 10, 22, 13), clockOffsetSeconds: 600,
  }]);
  expect(JSON.stringify(seen)).not.toContain('SECRET');
});

describe('errors of the browser', () => {
  test.each<readonly [string, string | undefined, boolean | undefined]>([
    ['net::ERR_NAME_NOT_RESOLVED', 'name', undefined],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls', false],
    ['net::ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED', 'tls', undefined],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy', undefined],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy', undefined],
    ['net::ERR_CONNECTION_RESET', 'connect', undefined],
    ['net::ERR_TIMED_OUT', 'connect', undefined],
    ['net::ERR_EMPTY_RESPONSE', 'http', undefined],
    ['net::ERR_ABORTED', undefined, undefined],
    ['net::ERR_BLOCKED_BY_CLIENT', undefined, undefined],
  ])('%s', (error, failedAt, trusted) => {
    const [seen] = seenBy(har, harOf(harEntry('https://login.microsoftonline.com/common/oauth2/authorize', { status: 0, _error: error })), 'a.har');
    expect(seen).toMatchObject({ error });
    expect(seen?.kind === 'exchange' ? [seen.failedAt, seen.tlsTrusted, seen.status] : []).toEqual([failedAt, trusted, undefined]);
  });
});

describe('answers', () => {
  const one = (url: string, response: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>) => seenBy(har, harOf(harEntry(url, response, more)), 'a.har')[0];
  const realm = 'https://login.microsoftonline.com/common/userrealm/user1@contoso.com?api-version=1.0';
  test('407 is the proxy\'s', () => expect(one(realm, { status: 407 })).toMatchObject({ status: 407, failedAt: 'proxy' }));
  test('a page where data belongs', () => expect(one(realm, {})).toMatchObject({ isHtml: true, failedAt: 'http' }));
  test('a page where people sign in is right', () => expect(one('https://login.microsoftonline.com/common/oauth2/v2.0/authorize', {})).not.toHaveProperty('isHtml'));
  test('a redirect and where it leads', () => expect(one(realm, { status: 302, redirectURL: 'https://portal.fabrikam.com/login?token=SECRET' })).toMatchObject({ redirectHost: 'portal.fabrikam.com' }));
  test('codes of a redirect back to the app', () => {
    const seen = one('https://login.microsoftonline.com/common/oauth2/authorize', { status: 302, headers: [{ name: 'location', value: 'https://app.contoso.com/cb?code=SECRET&error=x&error_description=AADSTS50058%3a+A+silent&state=SECRET' }] });
    expect(seen).toMatchObject({ aadsts: [50058], redirectHost: 'app.contoso.com' });
    expect(JSON.stringify(seen)).not.toContain('SECRET');
  });
  test('the code of an error page, never digits elsewhere', () => {
    expect(one('https://login.microsoftonline.com/common/oauth2/authorize', { content: { mimeType: 'text/html', text: '<script>$Config={"a":"AADSTS99999","strServiceExceptionMessage":"AADSTS50011: The reply address"}</script>' } })).toMatchObject({ aadsts: [50011] });
    expect(one('https://login.microsoftonline.com/common/oauth2/authorize', { content: { mimeType: 'text/html', text: 'AADSTS50011 is 50155' } })).toMatchObject({ aadsts: [] });
  });
  test('the TLS issuer', () => expect(one(realm, {}, { _securityDetails: { issuer: 'Contoso Inspection CA', subjectName: 'login.microsoftonline.com' } })).toMatchObject({ tlsIssuer: 'Contoso Inspection CA' }));
  test('a private address is a proxy\'s', () => expect(one(realm, {}, { serverIPAddress: '10.1.2.3' })).toMatchObject({ viaProxy: '10.1.2.3' }));
  test('a public address is not', () => expect(one(realm, {}, { serverIPAddress: '20.190.160.14' })).not.toHaveProperty('viaProxy'));
  test.each([
    ['a proxy\'s clock', { status: 407 }, {}],
    ['a cached answer', { headers: [{ name: 'date', value: 'Sun, 22 Nov 2026 13:10:00 GMT' }, { name: 'age', value: '60' }] }, {}],
    ['the browser\'s cache', {}, { _fromCache: 'disk' }],
  ])('%s says nothing about the PC\'s', (_, response, more) => {
    const headers = [{ name: 'date', value: 'Sun, 22 Nov 2026 13:10:00 GMT' }];
    expect(one('https://login.microsoftonline.com/common/oauth2/authorize', { headers, ...response }, more)).not.toHaveProperty('clockOffsetSeconds');
  });
});

test('keeps the hosts that sign-in hosts redirect to, and federation services', () => {
  const seen = seenBy(har, harOf(
    harEntry('https://login.microsoftonline.com/common/oauth2/authorize', { status: 302, redirectURL: 'https://app.contoso.com/cb' }),
    harEntry('https://app.contoso.com/cb?code=SECRET', {}),
    harEntry('https://sts.contoso.com/adfs/services/trust/mex', { status: 503 }),
    harEntry('https://www.fabrikam.com/', {}),
  ), 'a.har');
  expect(seen.map((one) => (one.kind === 'exchange' ? one.host : ''))).toEqual(['login.microsoftonline.com', 'app.contoso.com', 'sts.contoso.com']);
});

describe('damage', () => {
  test('cut off', () => expect(har.parse(textFile(harSample.slice(0, -30)))).toMatchObject({ artifacts: [], unread: expect.stringContaining('cut off') }));
  test('no sign-in request', () => expect(har.parse(textFile(harOf(harEntry('https://www.contoso.com/', {}))))).toMatchObject({ artifacts: [], unread: expect.stringContaining('None of the 1') }));
  test('entries of the wrong shape', () => {
    const parsed = har.parse(textFile(JSON.stringify({ log: { entries: [null, 1, 'x', [], { request: { url: 7 } }, { request: { url: 'https://login.microsoftonline.com/x', method: 5, headers: {} }, response: null }] } })));
    expect(parsed.notes).toHaveLength(1);
    expect(observationsOf(parsed)).toMatchObject([{ host: 'login.microsoftonline.com' }]);
  });
  test('deep nesting', () => {
    const deep = `{"log":{"entries":${'['.repeat(200_000)}`;
    expect(har.parse(textFile(deep)).unread).toContain('cut off');
  });
  test('more entries than anybody needs', () => {
    const parsed = har.parse(textFile(harOf(...Array.from({ length: 2500 }, () => harEntry('https://login.microsoftonline.com/', {})))));
    expect(observationsOf(parsed)).toHaveLength(2000);
    expect(parsed.notes).toHaveLength(1);
  });
});
