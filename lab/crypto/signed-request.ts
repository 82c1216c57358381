import { createHmac, sign, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeStrictly, encodePart, parseObject, splitCompact } from './compact.js';
import { deriveKeyV1, deriveKeyV2 } from './derive-key.js';
import { entraSuite } from './suite.js';
import { isUsualRsa } from './usual-rsa.js';

/** Header and payload of a signed request. */
export interface SignedRequest {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A request that its device signed. */
export interface DeviceSignedRequest extends SignedRequest {
  /** DER of the certificate whose key signed; whose it is and who issued it is not looked at. */
  readonly certificate: Uint8Array;
}

/**
 * A request under a session key: renewal of a PRT, a token for an app, the PRT cookie. JWS with HS256, whose key is derived anew
 * for each request from `ctx` in its header.
 * @param options.ctx 24 random bytes, as Windows sends them.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/89dfb8d6-23b8-4963-8908-91b34340e367
 */
export function signWithSessionKey(
  payload: object,
  options: { readonly sessionKey: Uint8Array; readonly ctx: Uint8Array; readonly kdfVersion: 1 | 2; readonly header?: object },
  suite = entraSuite,
): string {
  const { sessionKey, ctx, kdfVersion } = options;
  const payloadJson = Buffer.from(JSON.stringify(payload));
  const header = { ...options.header, alg: 'HS256', ctx: Buffer.from(ctx).toString(suite.ctxEncoding), ...(kdfVersion === 2 && { kdf_ver: 2 }) };
  const signed = `${encodePart(header)}.${encodePart(payloadJson)}`;
  const key = kdfVersion === 2 ? deriveKeyV2(sessionKey, ctx, payloadJson, suite) : deriveKeyV1(sessionKey, ctx, suite);
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** A request under this session key; `undefined` if it is malformed or not signed with it. */
export function readSessionSigned(jws: string, sessionKey: Uint8Array, suite = entraSuite): SignedRequest | undefined {
  const parts = readParts(jws);
  if (parts?.header['alg'] !== 'HS256') return undefined;
  const ctx = typeof parts.header['ctx'] === 'string' ? decodeStrictly(parts.header['ctx'], suite.ctxEncoding) : undefined;
  const kdfVersion = suite.kdfVersion2 ? (parts.header['kdf_ver'] ?? 1) : 1;
  if (ctx === undefined || (kdfVersion !== 1 && kdfVersion !== 2)) return undefined;
  const key = kdfVersion === 2 ? deriveKeyV2(sessionKey, ctx, parts.payloadJson, suite) : deriveKeyV1(sessionKey, ctx, suite);
  const expected = createHmac('sha256', key).update(parts.signed).digest();
  if (parts.signature.length !== expected.length || !timingSafeEqual(parts.signature, expected)) return undefined;
  return { header: parts.header, payload: parts.payload };
}

/**
 * A request under the device key: a PRT is asked for, the device is authenticated. JWS with RS256 and the certificate in `x5c`.
 * @param options.certificate DER.
 * @param options.x5cAs The specification says array, as RFC 7515 does; Windows sends a string, which is the default.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/11e4a749-5064-4c6c-86f8-8c76de699e9f
 */
export function signWithDevice(
  payload: object,
  options: { readonly certificate: Uint8Array; readonly privateKey: KeyObject; readonly header?: object; readonly x5cAs?: 'string' | 'array' },
): string {
  const certificate = Buffer.from(options.certificate).toString('base64');
  const header = { ...options.header, alg: 'RS256', typ: 'JWT', x5c: options.x5cAs === 'array' ? [certificate] : certificate };
  return signWithKey(header, payload, options.privateKey);
}

/** A JWS under an RSA key, RS256, whatever its header says. */
export function signWithKey(header: object, payload: object, privateKey: KeyObject): string {
  const signed = `${encodePart(header)}.${encodePart(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/**
 * A request under the key of the certificate that it brings; `undefined` if it is malformed or not signed with that key. Whether
 * the certificate is a device's is for the reader to find out.
 */
export function readDeviceSigned(jws: string): DeviceSignedRequest | undefined {
  const parts = readParts(jws);
  if (parts?.header['alg'] !== 'RS256') return undefined;
  const certificate = readX5c(parts.header['x5c']);
  if (certificate === undefined) return undefined;
  try {
    const { publicKey } = certificate;
    if (!isUsualRsa(publicKey) || !verify('sha256', Buffer.from(parts.signed), publicKey, parts.signature)) return undefined;
  } catch {
    return undefined;
  }
  return { header: parts.header, payload: parts.payload, certificate: certificate.raw };
}

/** What a request says, whoever signed it; `undefined` if it is malformed. For looking up the session key that verifies it. */
export function readUnverified(jws: string): SignedRequest | undefined {
  const parts = readParts(jws);
  return parts && { header: parts.header, payload: parts.payload };
}

function readParts(jws: string): (SignedRequest & { readonly payloadJson: Buffer; readonly signature: Buffer; readonly signed: string }) | undefined {
  const parts = splitCompact(jws, 3);
  if (parts === undefined) return undefined;
  const [headerJson, payloadJson, signature] = parts as [Buffer, Buffer, Buffer];
  const header = parseObject(headerJson);
  const payload = parseObject(payloadJson);
  // Whoever does not know a critical extension has to refuse it (RFC 7515 §4.1.11); nothing here knows any.
  if (header === undefined || payload === undefined || 'crit' in header) return undefined;
  return { header, payload, payloadJson, signature, signed: jws.slice(0, jws.lastIndexOf('.')) };
}

/** A string as Windows sends it, or an array whose first certificate signed. */
function readX5c(x5c: unknown): X509Certificate | undefined {
  const first: unknown = Array.isArray(x5c) ? x5c[0] : x5c;
  const der = typeof first === 'string' ? decodeStrictly(first, 'base64') : undefined;
  if (der === undefined) return undefined;
  try {
    const certificate = new X509Certificate(der);
    // OpenSSL would also take PEM, and bytes after the certificate.
    return certificate.raw.equals(der) ? certificate : undefined;
  } catch {
    return undefined;
  }
}
