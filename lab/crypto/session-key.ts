import { constants, createDecipheriv, createPublicKey, privateDecrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import type { Random } from '../random.js';
import { parseObject, splitCompact } from './compact.js';
import { entraSuite } from './suite.js';

/**
 * The `session_key_jwe` of a PRT response: the session key travels as the encrypted key of a JWE whose content does not matter.
 * Entra puts one byte there, the number 32. RSA-OAEP pads with randomness that no seed reaches; it never gets into evidence.
 * @param sessionKey 32 bytes.
 * @param transportKey Public, or private with its public part used.
 */
export function wrapSessionKey(sessionKey: Uint8Array, transportKey: KeyObject, random: Random, suite = entraSuite): Promise<string> {
  return new CompactEncrypt(Uint8Array.of(32))
    .setProtectedHeader({ enc: 'A256GCM', alg: suite.oaepHash === 'sha1' ? 'RSA-OAEP' : 'RSA-OAEP-256' })
    .setContentEncryptionKey(sessionKey)
    .setInitializationVector(random.bytes(12))
    .encrypt(transportKey.type === 'private' ? createPublicKey(transportKey) : transportKey);
}

/** The session key out of a `session_key_jwe`. Throws for anything else, and where the private key is not the right one. */
export function unwrapSessionKey(jwe: string, privateKey: KeyObject): Buffer {
  const parts = splitCompact(jwe, 5);
  if (parts === undefined) throw new Error('session_key_jwe has not the form of a compact JWE');
  const [headerBytes, encryptedKey, iv, content, tag] = parts as [Buffer, Buffer, Buffer, Buffer, Buffer];
  const header = parseObject(headerBytes);
  if (header?.['alg'] !== 'RSA-OAEP' || header['enc'] !== 'A256GCM' || 'crit' in header || 'zip' in header) throw new Error('session_key_jwe is not under RSA-OAEP and A256GCM');
  const sessionKey = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, encryptedKey);
  if (sessionKey.length !== 32) throw new Error('the session key has not 32 bytes');
  if (iv.length !== 12 || tag.length !== 16) throw new Error('session_key_jwe has an initialization vector or tag of a wrong length');
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, iv).setAAD(Buffer.from(jwe.slice(0, jwe.indexOf('.')))).setAuthTag(tag);
  decipher.update(content);
  decipher.final();
  return sessionKey;
}
