import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { readUnverified, signWithDevice, signWithSessionKey } from '../crypto/signed-request.js';
import { labConfidentialAppId, labConfidentialSecret, labPublicAppId } from './applications.js';
import { contoso } from './contoso.js';
import { sampleDeviceId } from './join-sample-pc.test-support.js';
import { startSampleEntra } from './sample-entra.test-support.js';
import type { SampleEntra, SamplePrt } from './sample-entra.test-support.js';

const redirectUri = 'http://localhost:3000/back';
const client = { client_id: labPublicAppId };
const amrOf = (answer: { readonly json: Record<string, unknown> }): unknown => readUnverified(String(answer.json['access_token']))?.payload['amr'];

function authorizePath(changes: Readonly<Record<string, string>> = {}): string {
  return `/common/oauth2/v2.0/authorize?${new URLSearchParams({ ...client, redirect_uri: redirectUri, response_type: 'code', scope: 'openid offline_access User.Read', state: 's-1', ...changes }).toString()}`;
}

/** What came back to the client's redirect URI. */
async function authorize(sample: SampleEntra, changes: Readonly<Record<string, string>> = {}, headers: Record<string, string> = {}): Promise<URLSearchParams> {
  const answer = await sample.request(authorizePath(changes), { headers });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '').searchParams;
}

const redeem = (sample: SampleEntra, code: string | null, changes: Record<string, string> = {}) =>
  sample.post({ grant_type: 'authorization_code', ...client, redirect_uri: redirectUri, code: code ?? '', ...changes }, 'v2.0/');

describe('authorization code', () => {
  test('is redeemed once, by the client that asked, at the address that it named', async () => {
    const sample = await startSampleEntra();
    const back = await authorize(sample, { login_hint: 'alex@contoso.com' });
    expect(back.get('state')).toBe('s-1');
    expect((await redeem(sample, back.get('code'), { client_id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' })).json['error_codes']).toEqual([70008]);
    expect((await redeem(sample, back.get('code'), { redirect_uri: 'http://localhost:1/' })).json['error_codes']).toEqual([50011]);
    expect(await redeem(sample, back.get('code'))).toMatchObject({ status: 200, json: { token_type: 'Bearer', scope: 'openid offline_access User.Read' } });
    expect((await redeem(sample, back.get('code'))).json['error_codes']).toEqual([54005]);
  });

  test('is bound to its PKCE verifier', async () => {
    const sample = await startSampleEntra();
    const verifier = 'v'.repeat(43);
    const back = await authorize(sample, { login_hint: 'alex@contoso.com', code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' });
    expect((await redeem(sample, back.get('code'))).json['error_codes']).toEqual([900144]);
    expect((await redeem(sample, back.get('code'), { code_verifier: 'w'.repeat(43) })).json['error_codes']).toEqual([501481]);
    expect((await redeem(sample, back.get('code'), { code_verifier: verifier })).status).toBe(200);
  });

  test('is worth nothing once the user is disabled', async () => {
    const sample = await startSampleEntra();
    const back = await authorize(sample, { login_hint: 'alex@contoso.com' });
    sample.entra.administrator.disableUser('alex@contoso.com');
    expect((await redeem(sample, back.get('code'))).json['error_codes']).toEqual([50057]);
    expect((await authorize(sample, { login_hint: 'alex@contoso.com' })).get('error_description')).toContain('AADSTS50057');
  });

  test('expires after ten minutes', async () => {
    const sample = await startSampleEntra();
    const back = await authorize(sample, { login_hint: 'alex@contoso.com' });
    sample.clock.advance(10 * 60_000 + 1);
    expect((await redeem(sample, back.get('code'))).json['error_codes']).toEqual([70008]);
  });

  test('goes to no address but those of native clients', async () => {
    const { request } = await startSampleEntra();
    for (const redirect_uri of ['https://evil.test/', 'http://localhost.evil.test/', 'javascript:alert(1)', '']) {
      expect(await request(authorizePath({ login_hint: 'alex@contoso.com', redirect_uri }))).toMatchObject({ status: 400, json: { error_codes: [50011] } });
    }
  });

  test('is refused back to the client', async () => {
    const sample = await startSampleEntra();
    expect((await authorize(sample, { prompt: 'none' })).get('error')).toBe('login_required');
    expect((await authorize(sample, { login_hint: 'nobody@contoso.com' })).get('error_description')).toContain('AADSTS50034');
    expect((await authorize(sample, { login_hint: 'alex@contoso.com', response_type: 'token' })).get('error_description')).toContain('AADSTS70005');
    expect((await authorize(sample, { login_hint: 'alex@contoso.com', code_challenge: 'x', code_challenge_method: 'plain' })).get('error')).toBe('invalid_request');
  });

  test('waits for a person where nobody is named', async () => {
    const { request } = await startSampleEntra();
    const { status, text } = await request(authorizePath());
    expect({ status, isPage: text.startsWith('<!doctype html>') }).toEqual({ status: 200, isPage: true });
  });
});

describe('single sign-on of a browser', () => {
  const cookie = (sessionKey: Uint8Array, payload: object) => signWithSessionKey(payload, { sessionKey, ctx: Buffer.alloc(24, 5), kdfVersion: 2 });
  const usual = ({ refreshToken }: SamplePrt) => ({ refresh_token: refreshToken, is_primary: 'true', win_ver: '10.0.26200.6584', windows_api_version: '2.0.1', x_client_platform: 'windows' });

  test('gets a nonce first, then a code for user and device', async () => {
    const sample = await startSampleEntra();
    const prt = await sample.getPrt();
    const first = await authorize(sample, {}, { 'x-ms-RefreshTokenCredential': cookie(prt.sessionKey, usual(prt)) });
    const nonce = first.get('sso_nonce');
    expect(nonce).toMatch(/^AwAB/);
    const back = await authorize(sample, { sso_nonce: nonce! }, { cookie: `x-ms-RefreshTokenCredential=${cookie(prt.sessionKey, { ...usual(prt), request_nonce: nonce })}` });
    const answer = await redeem(sample, back.get('code'));
    expect(readUnverified(String(answer.json['access_token']))?.payload).toMatchObject({ upn: 'alex@contoso.com', deviceid: sampleDeviceId });
    expect(sample.entra.signIns.at(-1)).toMatchObject({ incomingTokenType: 'primaryRefreshToken', deviceDetail: { deviceId: sampleDeviceId } });
  });

  test('takes the time in place of a nonce from older clients', async () => {
    const sample = await startSampleEntra();
    const prt = await sample.getPrt();
    const at = (iat: number) => sample.request(authorizePath(), { headers: { 'x-ms-RefreshTokenCredential': cookie(prt.sessionKey, { ...usual(prt), iat }) } });
    const nowSeconds = sample.clock.nowUtc / 1000;
    expect([(await at(nowSeconds)).status, (await at(nowSeconds - 3600)).status]).toEqual([302, 200]);
  });

  test('is ignored with a wrong signature or nonce, and the sign-in page comes', async () => {
    const sample = await startSampleEntra();
    const prt = await sample.getPrt();
    const odd = { ...usual(prt), is_primary: 'false', request_nonce: await sample.nonce() };
    for (const credential of ['x', cookie(prt.sessionKey, odd), cookie(Buffer.alloc(32), { ...usual(prt), request_nonce: await sample.nonce() }), cookie(prt.sessionKey, { ...usual(prt), request_nonce: 'AwAB' })]) {
      expect((await sample.request(authorizePath(), { headers: { 'x-ms-RefreshTokenCredential': credential } })).status).toBe(200);
    }
  });

  test('tells the client that the device is refused', async () => {
    const sample = await startSampleEntra();
    const prt = await sample.getPrt();
    sample.entra.administrator.disableDevice(sampleDeviceId);
    const back = await authorize(sample, {}, { 'x-ms-RefreshTokenCredential': cookie(prt.sessionKey, { ...usual(prt), request_nonce: await sample.nonce() }) });
    expect(back.get('error_description')).toContain('AADSTS135011');
  });

  test('a device credential satisfies a policy that a bare browser does not', async () => {
    const sample = await startSampleEntra();
    sample.directory.policies.push({ id: 'p-1', displayName: 'Compliant devices', apps: 'all', demands: 'compliantDevice' });
    const signIn = (credential?: string) => authorize(sample, { login_hint: 'alex@contoso.com' }, credential === undefined ? {} : { 'x-ms-DeviceCredential': credential });
    const credentialOf = (payload: object) => signWithDevice({ iss: 'aad:brokerplugin', ...payload }, { certificate: sample.certificate.der, privateKey: fixtureKey('device') });
    const good = async () => credentialOf({ grant_type: 'device_auth', request_nonce: await sample.nonce() });
    const ignored = [undefined, 'x', credentialOf({ grant_type: 'device_auth', request_nonce: 'AwAB' }), credentialOf({ grant_type: 'password', request_nonce: await sample.nonce() })];
    for (const credential of ignored) expect((await signIn(credential)).get('error_description')).toContain('AADSTS53000');
    expect((await signIn(await good())).get('code')).not.toBeNull();
    sample.entra.administrator.disableDevice(sampleDeviceId);
    expect((await signIn(await good())).get('error_description')).toContain('AADSTS53000');
  });
});

describe('device code', () => {
  const start = async (sample: SampleEntra, version: '' | 'v2.0/' = 'v2.0/') => {
    const { json } = await sample.request(`/common/oauth2/${version}devicecode`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ ...client, scope: 'openid User.Read' }).toString() });
    return { deviceCode: String(json['device_code']), userCode: String(json['user_code']), page: new URL(String(json['verification_uri'] ?? json['verification_url'])).pathname };
  };
  const confirm = (sample: SampleEntra, page: string, user_code: string) => sample.request(page, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ user_code, login_hint: 'alex@contoso.com' }).toString() });
  const poll = (sample: SampleEntra, device_code: string) => sample.post({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', ...client, device_code }, 'v2.0/');

  test('is pending until the user confirms it, and leaves one row in the log', async () => {
    const sample = await startSampleEntra();
    const { deviceCode, userCode, page } = await start(sample);
    expect((await poll(sample, deviceCode)).json).toMatchObject({ error: 'authorization_pending', error_codes: [70016] });
    expect((await sample.post({ grant_type: 'device_code', client_id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', device_code: deviceCode }, 'v2.0/')).json['error_codes']).toEqual([70018]);
    expect((await confirm(sample, page, 'WRONG')).json['error_codes']).toEqual([70018]);
    expect((await confirm(sample, page, userCode.toLowerCase())).status).toBe(200);
    expect(await poll(sample, deviceCode)).toMatchObject({ status: 200, json: { id_token: expect.any(String) as string } });
    expect((await poll(sample, deviceCode)).json['error']).toBe('bad_verification_code');
    expect(sample.entra.signIns.filter(({ authenticationProtocol, status }) => authenticationProtocol === 'deviceCode' && (status as { errorCode: number }).errorCode === 0)).toHaveLength(1);
  });

  test('expires', async () => {
    const sample = await startSampleEntra();
    const { deviceCode } = await start(sample);
    sample.clock.advance(901_000);
    expect((await poll(sample, deviceCode)).json['error']).toBe('expired_token');
  });

  test('goes by its older names in version 1', async () => {
    const sample = await startSampleEntra();
    const { deviceCode, userCode, page } = await start(sample, '');
    await confirm(sample, page, userCode);
    expect((await sample.post({ grant_type: 'device_code', ...client, code: deviceCode })).status).toBe(200);
  });

  test('has a page for people', async () => {
    const sample = await startSampleEntra();
    expect((await sample.request('/common/oauth2/deviceauth')).text).toContain('name="user_code"');
  });
});

describe('refresh tokens', () => {
  const signIn = async (sample: SampleEntra, scope = 'openid offline_access') => (await sample.post({ grant_type: 'password', ...client, username: 'alex@contoso.com', password: contoso.password, scope }, 'v2.0/')).json;
  const refresh = (sample: SampleEntra, refresh_token: unknown, changes: Record<string, string> = {}) => sample.post({ grant_type: 'refresh_token', ...client, scope: 'openid', refresh_token: String(refresh_token), ...changes }, 'v2.0/');

  test('are issued where they are asked for', async () => {
    const sample = await startSampleEntra();
    expect(await signIn(sample, 'User.Read')).not.toHaveProperty('refresh_token');
    expect(await signIn(sample, 'User.Read')).not.toHaveProperty('id_token');
    expect((await refresh(sample, (await signIn(sample))['refresh_token'])).status).toBe(200);
  });

  test('are worth nothing to another client, and a PRT is none', async () => {
    const sample = await startSampleEntra();
    const { refresh_token } = await signIn(sample);
    expect((await refresh(sample, refresh_token, { client_id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' })).json['error_codes']).toEqual([70000]);
    const prt = await sample.getPrt();
    expect((await refresh(sample, prt.refreshToken, { client_id: '38aa3b87-a06d-4817-b275-7a316988d93b' })).json['error_codes']).toEqual([70000]);
    expect((await sample.spend({ ...prt, refreshToken: String(refresh_token) })).json['error_codes']).toEqual([50013]);
  });

  test('that an app got by a PRT end with the device', async () => {
    const sample = await startSampleEntra();
    const { json } = await sample.spend(await sample.getPrt(), { ...client, scope: 'openid', resource: 'https://graph.microsoft.com' });
    expect((await refresh(sample, json['refresh_token'])).status).toBe(200);
    sample.entra.administrator.deleteDevice(sampleDeviceId);
    expect((await refresh(sample, json['refresh_token'])).json['error_codes']).toEqual([50155]);
  });

  test('end after ninety days', async () => {
    const sample = await startSampleEntra();
    const { refresh_token } = await signIn(sample);
    sample.clock.advance(90 * 86_400_000 + 1);
    expect((await refresh(sample, refresh_token)).json['error_codes']).toEqual([700082]);
  });
});

test('an interactive sign-in does the second factor that a policy demands', async () => {
  const sample = await startSampleEntra();
  sample.directory.policies.push({ id: 'p-1', displayName: 'MFA', apps: 'all', demands: 'mfa' });
  expect((await sample.post({ grant_type: 'password', ...client, username: 'alex@contoso.com', password: contoso.password })).json['error_codes']).toEqual([50076]);
  const back = await authorize(sample, { login_hint: 'alex@contoso.com' });
  expect(amrOf(await redeem(sample, back.get('code')))).toEqual(['pwd', 'mfa']);
});

test('a confidential client proves itself in the form or by HTTP Basic', async () => {
  const { post } = await startSampleEntra();
  const ask = (form: Record<string, string>, authorization?: string) => post({ grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default', ...form }, 'v2.0/', authorization === undefined ? {} : { authorization });
  const basic = (secret: string) => `Basic ${Buffer.from(`${labConfidentialAppId}:${secret}`).toString('base64')}`;
  expect((await ask({ client_id: labConfidentialAppId, client_secret: labConfidentialSecret })).status).toBe(200);
  expect((await ask({}, basic(labConfidentialSecret))).status).toBe(200);
  expect((await ask({}, basic('wrong'))).json['error_codes']).toEqual([7000215]);
  expect((await ask({}, 'Basic %%')).json['error_codes']).toEqual([900144]);
  expect((await ask({ client_id: labConfidentialAppId })).json['error_codes']).toEqual([7000218]);
  expect((await ask({ client_id: labConfidentialAppId, client_secret: labConfidentialSecret, scope: 'User.Read' })).json['error_codes']).toEqual([70011]);
});
