import { createPublicKey, webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The only signature algorithm of the lab's certificates and requests, in WebCrypto's words. */
export const rsaWithSha256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** An RSA private key as WebCrypto's, which the X.509 library signs with. */
export function importPrivateKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), rsaWithSha256, false, ['sign']);
}

/** The same for the public part of an RSA key, private or public. */
export function importPublicKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return webcrypto.subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), rsaWithSha256, true, ['verify']);
}
