import assert from 'node:assert/strict';
import { constants, createDecipheriv, createHash, createHmac, privateDecrypt, randomBytes, sign, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * A client of the PRT protocol that was written from the words of MS-OAPXBC and of protocol §1 alone: it imports nothing of the
 * lab, so that a mistake in the lab's own cryptography does not cancel out.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc
 */
export interface PrtClient {
  nonce(): Promise<string>;
  /** A PRT for a password; `changes` replace members of the payload, `header` those of the JWS header. */
  acquire(changes?: Readonly<Record<string, unknown>>, how?: { readonly x5cAs?: 'string' | 'array'; readonly tamper?: boolean }): Promise<Prt>;
  /** The plain text of the answer to a request that is signed with the session key. */
  spend(prt: Prt, payload: Readonly<Record<string, unknown>>, how?: SpendOptions): Promise<Record<string, unknown>>;
}

export interface Prt {
  readonly sessionKey: Buffer;
  readonly answer: Readonly<Record<string, unknown>>;
}

export interface SpendOptions {
  readonly kdfVersion?: 1 | 2;
  readonly endpoint?: 'v1' | 'v2';
  /** Sign with another key. */
  readonly sessionKey?: Buffer;
}

/** What the client was told: a device certificate with both private keys, and a way to post forms. */
export interface PrtClientOptions {
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<{ readonly status: number; readonly body: string }>;
  readonly tenantId: string;
  readonly certificate: Uint8Array;
  readonly deviceKey: KeyObject;
  readonly transportKey: KeyObject;
  readonly username: string;
  readonly password: string;
}

/** An answer that is no success: the documented error, checked for its form. */
export class ServiceRefusal extends Error {
  readonly code: number;
  readonly error: string;

  constructor(status: number, body: string) {
    super(body);
    const json = JSON.parse(body) as Record<string, unknown>;
    const [code] = json['error_codes'] as number[];
    assert.ok(status === 400 || status === 401, `status ${status}`);
    assert.match(String(json['error_description']), new RegExp(`^AADSTS${code}: .+ Trace ID: ${json['trace_id']} Correlation ID: ${json['correlation_id']} Timestamp: ${json['timestamp']}$`));
    assert.match(String(json['timestamp']), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    this.code = code ?? 0;
    this.error = String(json['error']);
  }
}

const windowsSignIn = '38aa3b87-a06d-4817-b275-7a316988d93b';
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export function createPrtClient(options: PrtClientOptions): PrtClient {
  const { tenantId } = options;

  async function post(form: Readonly<Record<string, string>>, endpoint: 'v1' | 'v2' = 'v1'): Promise<string> {
    const { status, body } = await options.post(`/${tenantId}/oauth2${endpoint === 'v2' ? '/v2.0' : ''}/token`, form);
    if (status !== 200) throw new ServiceRefusal(status, body);
    return body;
  }

  async function nonce(): Promise<string> {
    const { Nonce } = JSON.parse(await post({ grant_type: 'srv_challenge' })) as { Nonce: string };
    assert.ok(typeof Nonce === 'string' && Nonce.length > 0);
    return Nonce;
  }

  return {
    nonce,
    async acquire(changes = {}, { x5cAs = 'string', tamper = false } = {}) {
      const der = Buffer.from(options.certificate).toString('base64');
      const header = { alg: 'RS256', typ: 'JWT', x5c: x5cAs === 'array' ? [der] : der };
      const payload = {
        client_id: windowsSignIn, scope: 'openid aza ugs', request_nonce: await nonce(), grant_type: 'password',
        username: options.username, password: options.password, win_ver: '10.0.26200.6584', group_sids: [], ...changes,
      };
      const signed = `${part(header)}.${part(payload)}`;
      const signature = sign('RSA-SHA256', Buffer.from(signed), options.deviceKey);
      if (tamper) signature[0]! ^= 1;
      const body = await post({ grant_type: jwtBearer, request: `${signed}.${signature.toString('base64url')}`, windows_api_version: '2.2', client_info: '1', tgt: 'true' });
      const answer = JSON.parse(body) as Record<string, unknown>;
      return { answer, sessionKey: unwrap(String(answer['session_key_jwe']), options.transportKey) };
    },
    async spend(prt, changes, { kdfVersion = 2, endpoint = 'v1', sessionKey = prt.sessionKey } = {}) {
      const payload = Buffer.from(JSON.stringify({
        client_id: windowsSignIn, scope: 'openid aza ugs', iss: 'aad:brokerplugin', grant_type: 'refresh_token',
        request_nonce: await nonce(), refresh_token: prt.answer['refresh_token'], win_ver: '10.0.26200.6584', ...changes,
      }));
      // Begins with bytes that standard base64 and base64url write differently.
      const ctx = Buffer.concat([Buffer.from('fbefbefffffb', 'hex'), randomBytes(18)]);
      const header = { alg: 'HS256', ctx: ctx.toString('base64'), ...(kdfVersion === 2 && { kdf_ver: 2 }) };
      const signed = `${part(header)}.${payload.toString('base64url')}`;
      // Version 2 derives from SHA-256 over the context and the payload as it is sent.
      const context = kdfVersion === 2 ? createHash('sha256').update(ctx).update(payload).digest() : ctx;
      const signature = createHmac('sha256', derive(sessionKey, context)).update(signed).digest('base64url');
      const body = await post({ grant_type: jwtBearer, request: `${signed}.${signature}`, windows_api_version: '2.2' }, endpoint);
      return JSON.parse(decrypt(body, prt.sessionKey, endpoint)) as Record<string, unknown>;
    },
  };
}

function part(json: object): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

/** SP800-108, counter mode, HMAC-SHA256, 256 bits: counter, label, a zero byte, context, length. */
function derive(sessionKey: Buffer, context: Buffer): Buffer {
  const fixed = Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from('AzureAD-SecureConversation', 'ascii'), Buffer.from([0]), context, Buffer.from([0, 0, 1, 0])]);
  return createHmac('sha256', sessionKey).update(fixed).digest();
}

function unwrap(jwe: string, transportKey: KeyObject): Buffer {
  const [header, encryptedKey, iv, content, tag] = jwe.split('.').map((text) => Buffer.from(text, 'base64url')) as [Buffer, Buffer, Buffer, Buffer, Buffer];
  assert.deepEqual(JSON.parse(header.toString()), { enc: 'A256GCM', alg: 'RSA-OAEP' });
  const sessionKey = privateDecrypt({ key: transportKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, encryptedKey);
  assert.equal(sessionKey.length, 32);
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, iv).setAuthTag(tag);
  assert.ok(timingSafeEqual(Buffer.concat([decipher.update(content), decipher.final()]), Buffer.from([32])));
  return sessionKey;
}

/** Answers of the v1 endpoint are AES-CBC under a header that says GCM, newer ones are AES-GCM with the header as further data. */
function decrypt(jwe: string, sessionKey: Buffer, endpoint: 'v1' | 'v2'): string {
  const parts = jwe.split('.');
  assert.equal(parts.length, 5);
  const [header, encryptedKey, iv, content, tag] = parts.map((text) => Buffer.from(text, 'base64url')) as [Buffer, Buffer, Buffer, Buffer, Buffer];
  const { alg, enc, ctx } = JSON.parse(header.toString()) as Record<string, string>;
  assert.deepEqual({ alg, enc, key: encryptedKey.length }, { alg: 'dir', enc: 'A256GCM', key: 0 });
  const context = Buffer.from(ctx ?? '', 'base64');
  assert.equal(context.toString('base64'), ctx, 'ctx is in standard base64');
  const key = derive(sessionKey, context);
  if (endpoint === 'v1') {
    assert.deepEqual({ iv: iv.length, tag: tag.length }, { iv: 16, tag: 0 });
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    return Buffer.concat([decipher.update(content), decipher.final()]).toString();
  }
  assert.deepEqual({ iv: iv.length, tag: tag.length }, { iv: 12, tag: 16 });
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(parts[0]!)).setAuthTag(tag);
  return Buffer.concat([decipher.update(content), decipher.final()]).toString();
}
