import { constants, createCipheriv, createDecipheriv, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Random } from '../random.js';
import { encodePart, parseObject, splitCompact } from './compact.js';
import { entraSuite } from './suite.js';

/**
 * The `session_key_jwe` of a PRT response: a compact JWE under RSA-OAEP, which is SHA-1, and A256GCM. The session key travels as its
 * encrypted key; the content is one byte, the number 32, and means nothing. Entra departs from RFC 7516 §5.1 there: the tag does not
 * cover the header. No JOSE library writes or reads that, and clients look at the encrypted key alone. Both were seen in the
 * capture that kanidm/compact-jwt publishes with its tests (`ms_oapxbc_3_2_5_1_3_3_exchange_request_response`).
 *
 * RSA-OAEP pads with randomness that no seed reaches; it never gets into evidence.
 * @param sessionKey 32 bytes.
 * @param transportKey Public, or private with its public part used.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/d3f8893c-a715-412a-97d1-5ffed2c3b3d5
 */
export function wrapSessionKey(sessionKey: Uint8Array, transportKey: KeyObject, random: Random, suite = entraSuite): string {
  const encryptedKey = publicEncrypt({ key: transportKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: suite.oaepHash }, sessionKey);
  const iv = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', sessionKey, iv);
  const content = Buffer.concat([cipher.update(Uint8Array.of(32)), cipher.final()]);
  return [{ enc: 'A256GCM', alg: 'RSA-OAEP' }, encryptedKey, iv, content, cipher.getAuthTag()].map(encodePart).join('.');
}

/** The session key out of a `session_key_jwe`. Throws for anything else, and where the private key is not the right one. */
export function unwrapSessionKey(jwe: string, privateKey: KeyObject): Buffer {
  const parts = splitCompact(jwe, 5);
  if (parts === undefined) throw new Error('session_key_jwe has not the form of a compact JWE');
  const [headerJson, encryptedKey, iv, content, tag] = parts as [Buffer, Buffer, Buffer, Buffer, Buffer];
  const header = parseObject(headerJson);
  if (header?.['alg'] !== 'RSA-OAEP' || header['enc'] !== 'A256GCM') throw new Error('session_key_jwe is not under RSA-OAEP and A256GCM');
  const sessionKey = privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, encryptedKey);
  if (sessionKey.length !== 32 || iv.length !== 12 || tag.length !== 16) throw new Error('session_key_jwe has a part of a wrong length');
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, iv).setAuthTag(tag);
  decipher.update(content);
  decipher.final();
  return sessionKey;
}
