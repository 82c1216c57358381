import { LabClock } from '../clock.js';
import type { Certificate } from '../crypto/certificates.js';
import { decryptResponse } from '../crypto/encrypted-response.js';
import { fixtureKey } from '../crypto/fixture-keys.js';
import { unwrapSessionKey } from '../crypto/session-key.js';
import { signWithDevice, signWithSessionKey } from '../crypto/signed-request.js';
import { appIds } from '../names/app-ids.js';
import { grantTypes } from '../names/grant-types.js';
import { seededRandom } from '../random.js';
import { contoso, contosoDirectory } from './contoso.js';
import type { Directory } from './directory.js';
import { createEntra } from './entra.js';
import type { Entra } from './entra.js';
import { joinSamplePc } from './join-sample-pc.test-support.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer, decrypted where it came encrypted; empty where it is no JSON. */
  readonly json: Record<string, unknown>;
}

/** A PRT as its PC holds it. */
export interface SamplePrt {
  readonly refreshToken: string;
  readonly sessionKey: Buffer;
}

/** Contoso with a joined PC, asked without sockets. */
export interface SampleEntra {
  readonly clock: LabClock;
  readonly directory: Directory;
  readonly entra: Entra;
  readonly certificate: Certificate;
  request(path: string, init?: RequestInit, host?: string): Promise<Answer>;
  /** To the token endpoint of Contoso. */
  post(form: Readonly<Record<string, string>>, version?: '' | 'v2.0/', headers?: Record<string, string>): Promise<Answer>;
  nonce(): Promise<string>;
  /** Asks for a PRT with alex's password; `changes` replace members of the signed payload. */
  askPrt(changes?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** A PRT, or a failed test. */
  getPrt(changes?: Readonly<Record<string, unknown>>): Promise<SamplePrt>;
  /** Renews the PRT; `changes` make other requests of it. */
  spend(prt: SamplePrt, changes?: Readonly<Record<string, unknown>>, how?: { readonly kdfVersion?: 1 | 2; readonly version?: '' | 'v2.0/' }): Promise<Answer>;
}

export async function startSampleEntra(): Promise<SampleEntra> {
  const clock = new LabClock(Date.UTC(2026, 2, 2, 8));
  const random = seededRandom('sample');
  const directory = contosoDirectory();
  const certificate = await joinSamplePc(directory, Date.UTC(2026, 1, 2));
  const entra = createEntra({ clock, random, directory });

  const request: SampleEntra['request'] = async (path, init, host = 'login.microsoftonline.com') => {
    const response = await entra.hosts.find(({ name }) => name === host)!.app.request(`https://${host}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
  const post: SampleEntra['post'] = (form, version = '', headers = {}) =>
    request(`/${contoso.tenantId}/oauth2/${version}token`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(form).toString() });
  const nonce = async (): Promise<string> => String((await post({ grant_type: 'srv_challenge' })).json['Nonce']);
  const grant_type = grantTypes.jwtBearer;
  const usual = { client_id: appIds.windowsSignIn, scope: 'openid aza ugs' };

  const askPrt: SampleEntra['askPrt'] = async (changes = {}) => {
    const payload = { ...usual, request_nonce: await nonce(), grant_type: 'password', username: 'alex@contoso.com', password: contoso.password, ...changes };
    return post({ grant_type, request: signWithDevice(payload, { certificate: certificate.der, privateKey: fixtureKey('device') }), tgt: 'true' });
  };
  return {
    clock, directory, entra, certificate, request, post, nonce, askPrt,
    async getPrt(changes) {
      const { json } = await askPrt(changes);
      return { refreshToken: String(json['refresh_token']), sessionKey: unwrapSessionKey(String(json['session_key_jwe']), fixtureKey('transport')) };
    },
    async spend({ refreshToken, sessionKey }, changes = {}, { kdfVersion = 2, version = '' } = {}) {
      const payload = { ...usual, iss: 'aad:brokerplugin', grant_type: 'refresh_token', request_nonce: await nonce(), refresh_token: refreshToken, ...changes };
      const answer = await post({ grant_type, request: signWithSessionKey(payload, { sessionKey, ctx: random.bytes(24), kdfVersion }) }, version);
      return answer.status === 200 ? { ...answer, json: JSON.parse(decryptResponse(answer.text, sessionKey)) as Record<string, unknown> } : answer;
    },
  };
}
