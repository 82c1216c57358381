import assert from 'node:assert/strict';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { contoso } from '../entra/contoso.js';
import { joinSamplePc } from '../entra/join-sample-pc.test-support.js';
import type { Protocol } from '../entra/protocol.js';
import { createPrtClient, ServiceRefusal } from './prt-client.test-support.js';
import type { PrtClient } from './prt-client.test-support.js';
import { serveEntra } from './serve-entra.test-support.js';
import type { ServedEntra } from './serve-entra.test-support.js';

/**
 * The conformance run of the PRT protocol: an independent client gets, renews and spends PRTs over real TLS, and tries what has
 * to be refused. Throws where the service departs from the protocol.
 */
export async function runPrtProtocol(protocol?: Protocol): Promise<void> {
  const served = await serveEntra(protocol);
  try {
    const client = await registerClient(served);
    await issues(client);
    await renewsAndSpends(client);
    await refuses(client);
  } finally {
    await served.close();
  }
}

async function issues(client: PrtClient): Promise<void> {
  for (const x5cAs of ['string', 'array'] as const) {
    const { answer } = await client.acquire({}, { x5cAs });
    assert.equal(answer['token_type'], 'Bearer');
    assert.equal(answer['refresh_token_expires_in'], 1_209_599);
    assert.match(String(answer['refresh_token']), /^[01]\.[\w-]+\.[\w-]+$/);
    const [header, claims, signature] = String(answer['id_token']).split('.');
    assert.deepEqual({ alg: decode(header)['alg'], signature }, { alg: 'none', signature: '' });
    const { aud, iss, tid, upn, oid, ver, amr } = decode(claims);
    assert.deepEqual(
      { aud, iss, tid, upn, oid, ver, amr },
      { aud: '38aa3b87-a06d-4817-b275-7a316988d93b', iss: `https://sts.windows.net/${contoso.tenantId}/`, tid: contoso.tenantId, upn: 'alex@contoso.com', oid: contoso.alexObjectId, ver: '1.0', amr: ['pwd', 'rsa'] },
    );
    assert.equal((JSON.parse(String(answer['tgt_cloud'])) as Record<string, unknown>)['keyType'], 18);
  }
}

async function renewsAndSpends(client: PrtClient): Promise<void> {
  const prt = await client.acquire();
  for (const kdfVersion of [1, 2] as const) {
    for (const endpoint of ['v1', 'v2'] as const) {
      const renewed = await client.spend(prt, {}, { kdfVersion, endpoint });
      assert.equal(renewed['session_key_jwe'], undefined, 'the session key stays');
      assert.notEqual(renewed['refresh_token'], prt.answer['refresh_token']);
      const again = await client.spend({ ...prt, answer: renewed }, { client_id: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', scope: 'openid', resource: 'https://graph.microsoft.com' }, { kdfVersion });
      const { aud, appid, iss, deviceid } = decode(String(again['access_token']).split('.')[1]);
      assert.deepEqual({ aud, appid, iss, hasDevice: typeof deviceid }, { aud: 'https://graph.microsoft.com', appid: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', iss: `https://sts.windows.net/${contoso.tenantId}/`, hasDevice: 'string' });
    }
  }
}

async function refuses(client: PrtClient): Promise<void> {
  const nonce = await client.nonce();
  const prt = await client.acquire({ request_nonce: nonce });
  const refusals: readonly (readonly [what: string, attempt: () => Promise<unknown>, code: number])[] = [
    ['a nonce that was used before', () => client.acquire({ request_nonce: nonce }), 140000],
    ['a nonce that nobody issued', () => client.acquire({ request_nonce: 'AwAB' }), 140000],
    ['a renewal with a used nonce', () => client.spend(prt, { request_nonce: nonce }), 140000],
    ['a wrong signature of the device', () => client.acquire({}, { tamper: true }), 50027],
    ['another session key', () => client.spend(prt, {}, { sessionKey: Buffer.alloc(32, 7) }), 140001],
    ['a wrong password', () => client.acquire({ password: 'wrong' }), 50126],
    ['an unknown PRT', () => client.spend(prt, { refresh_token: '1.a.b' }), 70000],
  ];
  for (const [what, attempt, code] of refusals) {
    const answer = await attempt().catch((thrown: unknown) => thrown);
    assert.ok(answer instanceof ServiceRefusal, `${what} has to be refused: ${String(answer)}`);
    assert.deepEqual({ what, code: answer.code, error: answer.error }, { what, code, error: 'invalid_grant' });
  }
}

/** A PC that joined a month ago. What it knows is all that the client gets. */
async function registerClient({ directory, clock, origin, send }: ServedEntra): Promise<PrtClient> {
  const { der } = await joinSamplePc(directory, clock.nowUtc - 30 * 86_400_000);
  return createPrtClient({
    post: (path, form) => send('POST', `${origin}${path}`, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString() }),
    tenantId: contoso.tenantId,
    certificate: der,
    deviceKey: fixtureKey('device'),
    transportKey: fixtureKey('transport'),
    username: 'alex@contoso.com',
    password: contoso.password,
  });
}

function decode(part: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;
}
