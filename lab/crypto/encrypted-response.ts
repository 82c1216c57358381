import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../random.js';
import { decodeStrictly, encodePart, parseObject, splitCompact } from './compact.js';
import { deriveKeyV1 } from './derive-key.js';
import { entraSuite } from './suite.js';

/**
 * A response under a session key: a compact JWE whose key is derived (version 1) from `ctx` in its header, with an empty encrypted
 * key. Its header always says A256GCM. Entra departs from RFC 7516 there: answers of its v1 endpoint are AES-256-CBC with PKCS #7
 * padding, an initialization vector of 16 bytes and an empty tag (`cbc`); newer ones are what the header says (`gcm`). Clients tell
 * them apart by the length of the vector.
 * @param json The response in plain text.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/89dfb8d6-23b8-4963-8908-91b34340e367
 */
export function encryptResponse(
  json: string,
  { sessionKey, random, mode }: { readonly sessionKey: Uint8Array; readonly random: Random; readonly mode: 'cbc' | 'gcm' },
  suite = entraSuite,
): string {
  const ctx = random.bytes(24);
  const header = encodePart({ alg: 'dir', enc: 'A256GCM', ctx: ctx.toString(suite.ctxEncoding) });
  const key = deriveKeyV1(sessionKey, ctx, suite);
  if (mode === 'cbc') {
    const iv = random.bytes(16);
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    return `${header}..${encodePart(iv)}.${encodePart(Buffer.concat([cipher.update(json, 'utf8'), cipher.final()]))}.`;
  }
  const iv = random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
  const content = Buffer.concat([cipher.update(json, 'utf8'), cipher.final()]);
  return `${header}..${encodePart(iv)}.${encodePart(content)}.${encodePart(cipher.getAuthTag())}`;
}

/**
 * The plain text of a response under this session key, in either mode. Throws for anything else. The CBC mode has no tag, so a
 * changed message may come out as other text: that is Entra's, not ours to mend.
 */
export function decryptResponse(jwe: string, sessionKey: Uint8Array): string {
  const parts = splitCompact(jwe, 5);
  if (parts === undefined) throw new Error('the response has not the form of a compact JWE');
  const [headerJson, encryptedKey, iv, content, tag] = parts as [Buffer, Buffer, Buffer, Buffer, Buffer];
  const header = parseObject(headerJson);
  if (header?.['alg'] !== 'dir' || header['enc'] !== 'A256GCM' || encryptedKey.length > 0) {
    throw new Error('the response is not a direct encryption under A256GCM');
  }
  const ctx = typeof header['ctx'] === 'string' ? decodeStrictly(header['ctx'], entraSuite.ctxEncoding) : undefined;
  if (ctx === undefined) throw new Error('the response names no ctx');
  const key = deriveKeyV1(sessionKey, ctx);
  let plain: Buffer;
  if (iv.length === 16 && tag.length === 0) {
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    plain = Buffer.concat([decipher.update(content), decipher.final()]);
  } else if (iv.length === 12 && tag.length === 16) {
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(jwe.slice(0, jwe.indexOf('.')))).setAuthTag(tag);
    plain = Buffer.concat([decipher.update(content), decipher.final()]);
  } else {
    throw new Error('the response has an initialization vector or tag of a wrong length');
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
}
