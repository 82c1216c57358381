import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePart } from '../crypto/compact.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { signWithDevice, signWithSessionKey } from '../crypto/signed-request.js';
import { labPublicAppId } from './applications.js';
import { contoso } from './contoso.js';
import { startSampleEntra } from './sample-entra.test-support.js';
import type { SampleEntra } from './sample-entra.test-support.js';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const segment = fc.oneof(
  fc.constantFrom('common', contoso.tenantId, 'oauth2', 'v2.0', 'token', 'authorize', 'devicecode', 'deviceauth', 'userrealm', 'getuserrealm.srf', 'discovery', 'keys', 'instance', '.well-known', 'openid-configuration', 'EnrollmentServer', 'device', 'discover', '%E0%A4', '..', ''),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);
const value = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('alex@contoso.com', contoso.password, labPublicAppId, 'openid offline_access', 'http://localhost/x', 'code', 'password', 'refresh_token', 'authorization_code', jwtBearer, 'srv_challenge', 'urn:ietf:wg:oauth:2.0:oob', 'S256', 'fragment', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.', '__proto__'),
);
const name = fc.constantFrom('grant_type', 'client_id', 'username', 'password', 'scope', 'resource', 'refresh_token', 'code', 'request', 'redirect_uri', 'response_type', 'login_hint', 'code_challenge', 'code_challenge_method', 'state', 'login', 'api-version', 'user_code', 'device_code', 'response_mode', 'assertion', '__proto__');
const members = fc.array(fc.tuple(name, value), { maxLength: 8 });
const anything = fc.oneof(value, fc.integer(), fc.constant(null), fc.boolean(), fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<unknown>);
const payload = fc.array(fc.tuple(fc.oneof(name, fc.constantFrom('request_nonce', 'iat', 'exp', 'iss', 'is_primary')), anything), { maxLength: 10 }).map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

/** Whatever came: an answer, no failure of the service, and a form of error that the documents know. */
function expectAnswer(status: number, text: string): void {
  expect(status).toBeLessThan(500);
  if (status >= 400 && text.startsWith('{"error"')) expect(JSON.parse(text)).toMatchObject({ error_description: expect.stringMatching(/^AADSTS\d+: /) as string, error_codes: [expect.any(Number)] });
}

const forms = { 'content-type': 'application/x-www-form-urlencoded' };

test('no request brings a host down', async () => {
  const sample = await startSampleEntra();
  const request = fc.record({
    host: fc.constantFrom(...sample.entra.hosts.map((host) => host.name)),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
    path: fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
    query: members,
    body: fc.oneof(members.map((entries) => new URLSearchParams(entries).toString()), fc.string(), fc.json()),
    headers: fc.constantFrom<Record<string, string>>({}, forms, { 'content-type': 'application/json' }, { ...forms, authorization: 'Basic eDp5' }, { authorization: 'Bearer a.b.c' }, { 'x-ms-RefreshTokenCredential': 'a.b.c', 'x-ms-DeviceCredential': 'e30.e30.' }, { cookie: 'x-ms-RefreshTokenCredential=%%%' }),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ host, method, path, query, body, headers }) => {
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const { status, text } = await sample.request(`${path}?${new URLSearchParams(query).toString()}`, { method, headers, ...(hasBody && { body }) }, host);
      expectAnswer(status, text);
    }),
    { numRuns: 600 },
  );
  expect(await sample.nonce()).toMatch(/^AwAB/);
});

test('no form at an endpoint of OAuth brings it down', async () => {
  const sample = await startSampleEntra();
  const paths = ['/common/oauth2/token', '/common/oauth2/v2.0/token', '/common/oauth2/devicecode', '/common/oauth2/deviceauth'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), members, async (path, entries) => {
      const { status, text } = await sample.request(path, { method: 'POST', headers: forms, body: new URLSearchParams(entries).toString() });
      expectAnswer(status, text);
    }),
    { numRuns: 500 },
  );
});

test('no question at the sign-in page brings it down', async () => {
  const sample = await startSampleEntra();
  const usual = { client_id: labPublicAppId, redirect_uri: 'http://localhost/x', response_type: 'code', login_hint: 'alex@contoso.com' };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/common/oauth2/authorize', '/common/oauth2/v2.0/authorize'), members, async (path, entries) => {
      const { status, text } = await sample.request(`${path}?${new URLSearchParams({ ...usual, ...(Object.fromEntries(entries) as Record<string, string>) }).toString()}`);
      expectAnswer(status, text);
    }),
    { numRuns: 300 },
  );
});

test('nothing that is rightly signed brings the service down, and nothing odd gets a PRT', async () => {
  const sample = await startSampleEntra();
  const prt = await sample.getPrt();
  const sign = fc.constantFrom<(sample: SampleEntra, payload: object) => string>(
    ({ certificate }, content) => signWithDevice(content, { certificate: certificate.der, privateKey: fixtureKey('device') }),
    (_, content) => signWithSessionKey({ ...content, client_id: labPublicAppId, refresh_token: prt.refreshToken }, { sessionKey: prt.sessionKey, ctx: Buffer.alloc(24), kdfVersion: 2 }),
    (_, content) => `${encodePart({ alg: 'HS256', ctx: 7, kdf_ver: 'x' })}.${encodePart({ ...content, client_id: 'x', refresh_token: prt.refreshToken })}.AAAA`,
    (_, content) => `${encodePart({ alg: 'RS256', x5c: [7] })}.${encodePart(content)}.AAAA`,
  );
  await fc.assert(
    fc.asyncProperty(sign, payload, fc.boolean(), async (signer, content, fresh) => {
      const request = signer(sample, { ...content, ...(fresh && { request_nonce: await sample.nonce() }) });
      const { status, text } = await sample.post({ grant_type: jwtBearer, request });
      expectAnswer(status, text);
      if (!fresh) expect(status).toBe(400);
    }),
    { numRuns: 300 },
  );
  expect((await sample.spend(prt)).status).toBe(200);
});
