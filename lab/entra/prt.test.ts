import { createPublicKey, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodePart } from '../crypto/compact.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { readUnverified, signWithDevice } from '../crypto/signed-request.js';
import { unwrapSessionKey } from '../crypto/session-key.js';
import { writeSamlAssertion } from '../identity-provider/write-saml-assertion.js';
import { contoso } from './contoso.js';
import { federationCertificate } from './federation-certificate.js';
import { sampleDeviceId } from './join-sample-pc.test-support.js';
import { startSampleEntra } from './sample-entra.test-support.js';
import type { SampleEntra } from './sample-entra.test-support.js';

const hour = 3_600_000;
const day = 24 * hour;
const teams = { client_id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', scope: 'openid', resource: 'https://graph.microsoft.com' };

const claimsOf = (jwt: unknown): Readonly<Record<string, unknown>> => readUnverified(String(jwt))?.payload ?? {};

/** Gives alex a Hello key, and returns an assertion of it. */
function helloAssertion({ clock, directory }: SampleEntra, nonce: string, changes: Record<string, unknown> = {}): string {
  const keys = directory.users[0]!.helloKeys;
  if (keys.length === 0) keys.push({ keyId: 'hello-1', deviceId: sampleDeviceId, publicKey: createPublicKey(fixtureKey('hello')) });
  const seconds = clock.nowUtc / 1000;
  const signed = `${encodePart({ typ: 'JWT', alg: 'RS256', kid: 'hello-1', use: 'ngc' })}.${encodePart({ iss: 'alex@contoso.com', aud: 'common', iat: seconds, exp: seconds + 600, request_nonce: nonce, scope: 'openid aza ugs', ...changes })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), fixtureKey('hello')).toString('base64url')}`;
}

const helloGrant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', username: undefined, password: undefined };
const samlGrant = { grant_type: 'urn:ietf:params:oauth:grant-type:saml1_1-bearer', username: undefined, password: undefined };

async function samlAssertion({ clock }: SampleEntra, changes: Partial<Parameters<typeof writeSamlAssertion>[0]> = {}): Promise<string> {
  const content = { id: '_1', issuer: 'http://sts.fabrikam.test/adfs/services/trust', upn: 'robin@fabrikam.test', immutableId: 'cm9iaW4=', audience: 'urn:federation:MicrosoftOnline', issuedUtc: clock.nowUtc, lifetimeMilliseconds: hour, ...changes };
  return Buffer.from(writeSamlAssertion(content, { key: fixtureKey('identity-provider-signing'), certificate: await federationCertificate() })).toString('base64');
}

describe('a PRT is issued', () => {
  test('for a password, with the members that captures show', async () => {
    const { askPrt } = await startSampleEntra();
    const { json } = await askPrt();
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: '1209599', ext_expires_in: '0', refresh_token_expires_in: 1_209_599, device_tenant_id: contoso.tenantId });
    expect(json['refresh_token']).toMatch(/^1\.[\w-]{51}\.[\w-]{834}$/);
    expect(readUnverified(String(json['id_token']))?.header).toEqual({ typ: 'JWT', alg: 'none' });
    expect(claimsOf(json['id_token'])).toMatchObject({ iss: `https://sts.windows.net/${contoso.tenantId}/`, amr: ['pwd', 'rsa'], upn: 'alex@contoso.com', tenant_display_name: 'Contoso', ver: '1.0' });
    expect(JSON.parse(String(json['tgt_cloud']))).toMatchObject({ keyType: 18, error: null, cn: 'alex@contoso.com' });
    expect(json).not.toHaveProperty('tgt_ad');
  });

  test('for a Hello key, whose PRT carries a second factor', async () => {
    const sample = await startSampleEntra();
    const nonce = await sample.nonce();
    const { json } = await sample.askPrt({ ...helloGrant, request_nonce: nonce, assertion: helloAssertion(sample, nonce) });
    expect(claimsOf(json['id_token'])['amr']).toEqual(['rsa', 'ngcmfa']);
  });

  test('for what the identity provider says of a federated user, whose SID is told', async () => {
    const sample = await startSampleEntra();
    const { json } = await sample.askPrt({ ...samlGrant, assertion: await samlAssertion(sample) });
    expect(claimsOf(json['id_token'])).toMatchObject({ upn: 'robin@fabrikam.test', onprem_sid: sample.directory.users[1]!.sid });
    expect(json).toHaveProperty('tgt_ad');
    expect(sample.entra.signIns.at(-1)).toMatchObject({ incomingTokenType: 'saml11', isInteractive: true });
  });

  test('for a refresh token of the broker', async () => {
    const sample = await startSampleEntra();
    const { json } = await sample.post({ grant_type: 'password', client_id: '29d9ed98-a469-4536-ade2-f981bc1d605e', username: 'alex@contoso.com', password: contoso.password });
    const recovered = await sample.askPrt({ grant_type: 'refresh_token', refresh_token: json['refresh_token'], client_id: '29d9ed98-a469-4536-ade2-f981bc1d605e', username: undefined, password: undefined });
    expect(recovered.status).toBe(200);
  });

  test('whatever Conditional Access demands of apps', async () => {
    const { askPrt, directory, getPrt, spend } = await startSampleEntra();
    directory.policies.push({ id: 'p', displayName: 'Block', apps: 'all', demands: 'block' });
    expect((await askPrt()).status).toBe(200);
    expect((await spend(await getPrt())).status).toBe(200);
  });
});

describe('a PRT is renewed and spent', () => {
  test.each([
    ['v1 answers are CBC', '', 16, 0],
    ['v2 answers are GCM', 'v2.0/', 12, 16],
  ] as const)('%s under a header that says GCM', async (_, version, ivLength, tagLength) => {
    const { getPrt, spend } = await startSampleEntra();
    for (const kdfVersion of [1, 2] as const) {
      const { text, json, headers } = await spend(await getPrt(), {}, { kdfVersion, version });
      const parts = text.split('.').map((part) => Buffer.from(part, 'base64url'));
      expect(JSON.parse(String(parts[0]))).toMatchObject({ alg: 'dir', enc: 'A256GCM' });
      expect([parts[2]!.length, parts[4]!.length]).toEqual([ivLength, tagLength]);
      expect(headers.get('content-type')).toBe('application/jose; charset=utf-8');
      expect(json).not.toHaveProperty('session_key_jwe');
    }
  });

  test('for fourteen days from each renewal', async () => {
    const { clock, getPrt, spend } = await startSampleEntra();
    const first = await getPrt();
    clock.advance(13 * day);
    const renewed = { ...first, refreshToken: String((await spend(first)).json['refresh_token']) };
    clock.advance(13 * day);
    expect((await spend(first)).json).toMatchObject({ error: 'invalid_grant', error_codes: [700082] });
    expect((await spend(renewed)).status).toBe(200);
  });

  test('with a new session key once the old one is thirty days old', async () => {
    const { clock, getPrt, spend } = await startSampleEntra();
    let prt = await getPrt();
    for (let renewals = 0; renewals < 3; renewals++) {
      clock.advance(10 * day);
      const { json } = await spend(prt);
      expect(json).not.toHaveProperty('session_key_jwe');
      prt = { ...prt, refreshToken: String(json['refresh_token']) };
    }
    clock.advance(1);
    const { json } = await spend(prt);
    const next = { refreshToken: String(json['refresh_token']), sessionKey: unwrapSessionKey(String(json['session_key_jwe']), fixtureKey('transport')) };
    expect(next.sessionKey.equals(prt.sessionKey)).toBe(false);
    expect((await spend(next)).status).toBe(200);
  });

  test('for an app, whose token names user, device and app', async () => {
    const { getPrt, spend, entra } = await startSampleEntra();
    const { json } = await spend(await getPrt(), teams);
    expect(claimsOf(json['access_token'])).toMatchObject({ aud: 'https://graph.microsoft.com', appid: teams.client_id, deviceid: sampleDeviceId, upn: 'alex@contoso.com' });
    expect(json).toMatchObject({ token_type: 'Bearer', resource: 'https://graph.microsoft.com', refresh_token: expect.any(String) as string });
    expect(entra.signIns.at(-1)).toMatchObject({ incomingTokenType: 'primaryRefreshToken', appDisplayName: 'Microsoft Teams', resourceDisplayName: 'Microsoft Graph', isInteractive: false, deviceDetail: { deviceId: sampleDeviceId, trustType: 'Azure AD joined' } });
  });

  test('a new word of the identity provider is checked where a renewal brings one', async () => {
    const sample = await startSampleEntra();
    const prt = await sample.getPrt({ ...samlGrant, assertion: await samlAssertion(sample) });
    expect((await sample.spend(prt, { assertion: await samlAssertion(sample) })).status).toBe(200);
    expect((await sample.spend(prt, { assertion: 'AAAA' })).json['error_codes']).toEqual([50008]);
    const ofAnother = await sample.getPrt();
    expect((await sample.spend(ofAnother, { assertion: await samlAssertion(sample) })).json['error_codes']).toEqual([50008]);
  });
});

/** What is wrong, and the code that it gets at issue and, where it differs, at renewal. */
const faults: readonly (readonly [what: string, breaks: (sample: SampleEntra) => void, atIssue: number, atRenewal: number])[] = [
  ['a user who is disabled', ({ entra }) => entra.administrator.disableUser('alex@contoso.com'), 50057, 50057],
  ['a user who is locked out', ({ directory }) => void (directory.users[0]!.locked = true), 50053, 50053],
  ['a user who is gone', ({ directory }) => void directory.users.shift(), 50034, 50034],
  ['a password that was reset', ({ entra }) => entra.administrator.resetPassword('alex@contoso.com', 'Lab-password-2'), 50126, 50173],
  ['a password that Entra does not know yet', ({ directory }) => void (directory.users[0]!.passwordSynced = false), 50126, 0],
  ['a password that expired', ({ directory }) => void (directory.users[0]!.passwordExpired = true), 50055, 0],
  ['a password that expired in AD', ({ directory }) => void Object.assign(directory.users[0]!, { passwordExpired: true, onPremisesSynced: true }), 50144, 0],
  ['sessions that were revoked', ({ entra }) => entra.administrator.revokeSessions('alex@contoso.com'), 0, 50173],
  ['a domain that is not verified', ({ directory }) => void (directory.domains[0]!.verified = false), 90002, 0],
  ['a device that is disabled', ({ entra }) => entra.administrator.disableDevice(sampleDeviceId), 135011, 135011],
  ['a device that is deleted', ({ entra }) => entra.administrator.deleteDevice(sampleDeviceId), 50155, 50155],
  ['a device that is pending', ({ directory }) => void delete directory.devices[0]!.registeredUtc, 50155, 50155],
  ['a device that is not replicated yet', ({ directory, clock }) => void (directory.devices[0]!.visibleFromUtc = clock.nowUtc + hour), 50155, 50155],
  ['a device with another certificate', ({ directory }) => void (directory.devices[0]!.certificateThumbprint = 'AB'.repeat(20)), 50155, 0],
  ['a device without transport key', ({ directory }) => void delete directory.devices[0]!.transportKey, 130006, 0],
];

describe.each(faults)('%s', (_, breaks, atIssue, atRenewal) => {
  const outcome = (code: number): object => (code === 0 ? { status: 200 } : { status: 400, json: { error_codes: [code] } });

  test(`gets ${atIssue} at issue`, async () => {
    const sample = await startSampleEntra();
    breaks(sample);
    expect(await sample.askPrt()).toMatchObject(outcome(atIssue));
  });

  test(`gets ${atRenewal} at renewal`, async () => {
    const sample = await startSampleEntra();
    const prt = await sample.getPrt();
    sample.clock.advance(hour);
    breaks(sample);
    expect(await sample.spend(prt)).toMatchObject(outcome(atRenewal));
  });
});

test('a PRT of a Hello key outlives a change of password, not a revocation', async () => {
  const sample = await startSampleEntra();
  const nonce = await sample.nonce();
  const prt = await sample.getPrt({ ...helloGrant, request_nonce: nonce, assertion: helloAssertion(sample, nonce) });
  sample.clock.advance(hour);
  sample.entra.administrator.resetPassword('alex@contoso.com', 'Lab-password-2');
  expect((await sample.spend(prt)).status).toBe(200);
  sample.entra.administrator.revokeSessions('alex@contoso.com');
  expect((await sample.spend(prt)).json['error_codes']).toEqual([50173]);
});

test('an expired certificate is no device', async () => {
  const { askPrt, clock } = await startSampleEntra();
  clock.advance(11 * 366 * day);
  expect((await askPrt()).json['error_codes']).toEqual([50155]);
});

test('what is wrong is told in the order of signature, nonce, user, device', async () => {
  const { askPrt, certificate, post, entra } = await startSampleEntra();
  entra.administrator.deleteDevice(sampleDeviceId);
  const badSignature = signWithDevice({ client_id: 'x', request_nonce: 'x', grant_type: 'password', username: 'nobody@contoso.com', password: 'x' }, { certificate: certificate.der, privateKey: fixtureKey('device-again') });
  const codes = [
    await post({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', request: badSignature }),
    await askPrt({ request_nonce: 'x', password: 'wrong' }),
    await askPrt({ password: 'wrong' }),
    await askPrt(),
  ].map(({ json }) => (json['error_codes'] as number[])[0]);
  expect(codes).toEqual([50027, 140000, 50126, 50155]);
});

describe('a Hello assertion is refused', () => {
  test.each([
    ['of a key that the directory does not know', 130004, (sample: SampleEntra) => void sample.directory.users[0]!.helloKeys.splice(0, 1, { keyId: 'other', deviceId: sampleDeviceId, publicKey: createPublicKey(fixtureKey('hello')) }), {}],
    ['of another key under its name', 130005, (sample: SampleEntra) => void sample.directory.users[0]!.helloKeys.splice(0, 1, { keyId: 'hello-1', deviceId: sampleDeviceId, publicKey: createPublicKey(fixtureKey('computer')) }), {}],
    ['for another nonce', 140000, () => undefined, { request_nonce: 'other' }],
    ['of a user who is disabled', 50057, (sample: SampleEntra) => sample.entra.administrator.disableUser('alex@contoso.com'), {}],
    ['of a PC whose clock is ahead', 500133, () => undefined, { iat: Date.UTC(2026, 2, 2, 9) / 1000 }],
    ['of a PC whose clock is behind', 500133, () => undefined, { exp: Date.UTC(2026, 2, 2, 7) / 1000 }],
  ])('%s', async (_, code, breaks, changes) => {
    const sample = await startSampleEntra();
    const nonce = await sample.nonce();
    const assertion = helloAssertion(sample, nonce, changes);
    breaks(sample);
    expect((await sample.askPrt({ ...helloGrant, request_nonce: nonce, assertion })).json['error_codes']).toEqual([code]);
  });
});

describe('an assertion of the identity provider is refused', () => {
  test.each([
    ['for somebody else', 50008, { audience: 'urn:example' }],
    ['of a user of a managed domain', 50008, { upn: 'alex@contoso.com' }],
    ['of a user whom Entra does not know', 50034, { upn: 'nobody@fabrikam.test' }],
    ['that is over', 500133, { issuedUtc: Date.UTC(2026, 2, 2, 6) }],
  ])('%s', async (_, code, changes) => {
    const sample = await startSampleEntra();
    expect((await sample.askPrt({ ...samlGrant, assertion: await samlAssertion(sample, changes) })).json['error_codes']).toEqual([code]);
  });
});

test('nor does it help a user who is disabled', async () => {
  const sample = await startSampleEntra();
  sample.entra.administrator.disableUser('robin@fabrikam.test');
  expect((await sample.askPrt({ ...samlGrant, assertion: await samlAssertion(sample) })).json['error_codes']).toEqual([50057]);
});

test('times of a PC whose clock is off are refused where a request tells them', async () => {
  const { clock, getPrt, spend } = await startSampleEntra();
  const prt = await getPrt();
  const seconds = clock.nowUtc / 1000;
  expect((await spend(prt, { ...teams, iat: seconds, exp: seconds + 600 })).status).toBe(200);
  for (const times of [{ iat: seconds + 3600 }, { exp: seconds - 3600 }, { iat: 'now' }]) {
    expect((await spend(prt, { ...teams, ...times })).json['error_codes']).toEqual([500133]);
  }
});

describe('Conditional Access is asked for apps', () => {
  test.each([
    ['mfa', 50076, 'basic_action'],
    ['compliantDevice', 53000, 'message_only'],
    ['domainJoinedDevice', 53001, 'message_only'],
    ['block', 53003, 'message_only'],
  ] as const)('%s', async (demands, code, suberror) => {
    const { directory, entra, getPrt, spend } = await startSampleEntra();
    const prt = await getPrt();
    directory.devices[0]!.isCompliant = false;
    directory.policies.push({ id: 'p-1', displayName: 'A policy', apps: [teams.client_id], demands });
    const { json } = await spend(prt, teams);
    expect(json).toMatchObject({ error: 'interaction_required', error_codes: [code], suberror });
    expect(json['claims']).toBe(demands === 'block' ? undefined : '{"access_token":{"capolids":{"essential":true,"values":["p-1"]}}}');
    expect(entra.signIns.at(-1)).toMatchObject({ status: { errorCode: code }, conditionalAccessStatus: 'failure', appliedConditionalAccessPolicies: [{ id: 'p-1', result: 'failure' }] });
    expect((await spend(prt, { ...teams, client_id: 'd3590ed6-52b3-4102-aeff-aad2292ab01c' })).status).toBe(200);
  });

  test('a sign-in frequency refuses an old sign-in', async () => {
    const { clock, directory, getPrt, spend } = await startSampleEntra();
    directory.policies.push({ id: 'p-1', displayName: 'Hourly', apps: 'all', demands: 'freshSignIn', maximumAgeMinutes: 60 });
    const prt = await getPrt();
    expect((await spend(prt, teams)).status).toBe(200);
    clock.advance(2 * hour);
    expect((await spend(prt, teams)).json).toMatchObject({ error: 'invalid_grant', error_codes: [70043] });
  });
});
