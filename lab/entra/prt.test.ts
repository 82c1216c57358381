import { expect, test } from 'vitest';
import { LabClock } from '../clock.js';
import { issueDeviceCertificate } from '../crypto/device-certificate.js';
import { decryptResponse } from '../crypto/encrypted-response.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { unwrapSessionKey } from '../crypto/session-key.js';
import { signWithDevice, signWithSessionKey } from '../crypto/signed-request.js';
import { seededRandom } from '../random.js';
import { createPublicKey } from 'node:crypto';
import { contoso, contosoDirectory } from './directory.js';
import { createEntra } from './entra.js';

const deviceId = 'd0000000-0000-4000-8000-000000000042';

async function start() {
  const clock = new LabClock(Date.UTC(2026, 2, 2, 8));
  const random = seededRandom('prt');
  const directory = contosoDirectory();
  const certificate = await issueDeviceCertificate({
    publicKey: createPublicKey(fixtureKey('device')), deviceId, tenantId: contoso.tenantId, userObjectId: contoso.alexObjectId, region: 'EU', joinType: 1, issuedUtc: Date.UTC(2026, 1, 1), random,
  });
  directory.devices.push({
    objectId: 'd0000000-0000-4000-8000-0000000000ff', deviceId, displayName: 'PC-0042', accountEnabled: true, trustType: 'AzureAd', operatingSystem: 'Windows', operatingSystemVersion: '10.0.26200.6584',
    certificateThumbprint: certificate.thumbprint, transportKey: createPublicKey(fixtureKey('transport')), registeredUtc: Date.UTC(2026, 1, 1), visibleFromUtc: 0, isCompliant: true, isManaged: true, onPremisesSynced: false,
  });
  const entra = createEntra({ clock, random, directory });
  const app = entra.hosts.find(({ name }) => name === 'login.microsoftonline.com')!.app;
  const post = async (form: Record<string, string>, version = ''): Promise<{ status: number; text: string; json: Record<string, unknown> }> => {
    const response = await app.request(`https://login.microsoftonline.com/${contoso.tenantId}/oauth2/${version}token`, {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString(),
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
  const nonce = async (): Promise<string> => String((await post({ grant_type: 'srv_challenge' })).json['Nonce']);
  const ask = async (changes: Record<string, unknown> = {}) => {
    const payload = { client_id: '38aa3b87-a06d-4817-b275-7a316988d93b', scope: 'openid aza ugs', request_nonce: await nonce(), grant_type: 'password', username: 'alex@contoso.com', password: contoso.password, ...changes };
    return post({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', request: signWithDevice(payload, { certificate: certificate.der, privateKey: fixtureKey('device') }), tgt: 'true' });
  };
  const spend = async (prt: Record<string, unknown>, changes: Record<string, unknown>, kdfVersion: 1 | 2 = 2, version = '') => {
    const sessionKey = unwrapSessionKey(String(prt['session_key_jwe']), fixtureKey('transport'));
    const payload = { client_id: '38aa3b87-a06d-4817-b275-7a316988d93b', scope: 'openid aza ugs', iss: 'aad:brokerplugin', grant_type: 'refresh_token', request_nonce: await nonce(), refresh_token: prt['refresh_token'], ...changes };
    const answer = await post({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', request: signWithSessionKey(payload, { sessionKey, ctx: random.bytes(24), kdfVersion }) }, version);
    return answer.status === 200 ? { ...answer, json: JSON.parse(decryptResponse(answer.text, sessionKey)) as Record<string, unknown> } : answer;
  };
  return { clock, random, directory, entra, post, nonce, ask, spend };
}

test('a PRT is issued for a password, renewed, and spent for an app', async () => {
  const { ask, spend, entra } = await start();
  const prt = await ask();
  expect(prt.json).toMatchObject({ token_type: 'Bearer', expires_in: '1209599', refresh_token_expires_in: 1_209_599 });
  for (const kdfVersion of [1, 2] as const) {
    const renewed = await spend(prt.json, {}, kdfVersion);
    expect(renewed.json['refresh_token']).toMatch(/^1\.[\w-]{51}\.[\w-]{834}$/);
    expect(renewed.json).not.toHaveProperty('session_key_jwe');
  }
  const app = await spend(prt.json, { client_id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', scope: 'openid', resource: 'https://graph.microsoft.com' });
  expect(app.json).toMatchObject({ token_type: 'Bearer', resource: 'https://graph.microsoft.com' });
  expect(entra.signIns.map((row) => row['incomingTokenType'])).toEqual(['none', 'primaryRefreshToken', 'primaryRefreshToken', 'primaryRefreshToken']);
});

test('a wrong password is refused with 50126 and logged', async () => {
  const { ask, entra } = await start();
  const refused = await ask({ password: 'wrong' });
  expect(refused.status).toBe(400);
  expect(refused.json).toMatchObject({ error: 'invalid_grant', error_codes: [50126] });
  expect(entra.signIns.at(-1)).toMatchObject({ status: { errorCode: 50126 }, userPrincipalName: 'alex@contoso.com' });
});
