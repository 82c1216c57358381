import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** `RSA1`: a public key. */
const magic = 'RSA1';
const headerLength = 24;

/**
 * The public part of an RSA key as Windows writes it, `BCRYPT_RSAKEY_BLOB`: magic, lengths in little endian, exponent and modulus
 * in big endian. Transport keys and Hello keys are registered in this form.
 * @see https://learn.microsoft.com/windows/win32/api/bcrypt/ns-bcrypt-bcrypt_rsakey_blob
 */
export function toRsaKeyBlob(key: KeyObject): Buffer {
  const { n, e } = key.export({ format: 'jwk' });
  const modulus = Buffer.from(n!, 'base64url');
  const exponent = Buffer.from(e!, 'base64url');
  const header = Buffer.alloc(headerLength);
  header.write(magic);
  header.writeUInt32LE(key.asymmetricKeyDetails!.modulusLength!, 4);
  header.writeUInt32LE(exponent.length, 8);
  header.writeUInt32LE(modulus.length, 12);
  return Buffer.concat([header, exponent, modulus]);
}

/** By which Entra knows a Hello key: base64 of SHA-256 over its blob (MS-OAPXBC 39ac8ed1-ea36-4e9f-8fa3-7e96218f6186). */
export function helloKeyIdOf(key: KeyObject): string {
  return createHash('sha256').update(toRsaKeyBlob(key)).digest('base64');
}

/** The public key in a blob. Throws for anything else, and for keys that are not RSA from 2048 to 4096 bits. */
export function fromRsaKeyBlob(blob: Uint8Array): KeyObject {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.length);
  if (bytes.length < headerLength || bytes.toString('latin1', 0, 4) !== magic) throw new Error('no RSA public key blob');
  const [bits, exponentLength, modulusLength, prime1Length, prime2Length] = [4, 8, 12, 16, 20].map((at) => bytes.readUInt32LE(at)) as [number, number, number, number, number];
  if (bits < 2048 || bits > 4096 || modulusLength !== Math.ceil(bits / 8)) throw new Error('not a key from 2048 to 4096 bits');
  if (exponentLength < 1 || exponentLength > 4 || prime1Length !== 0 || prime2Length !== 0) throw new Error('lengths that no RSA public key has');
  if (bytes.length !== headerLength + exponentLength + modulusLength) throw new Error('not as long as the blob says');
  const exponent = bytes.subarray(headerLength, headerLength + exponentLength);
  const modulus = bytes.subarray(headerLength + exponentLength);
  if (exponent.readUIntBE(0, exponentLength) < 3 || exponent.at(-1)! % 2 === 0 || modulus.at(-1)! % 2 === 0) throw new Error('numbers that no RSA public key has');
  const key = createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') }, format: 'jwk' });
  if (key.asymmetricKeyDetails?.modulusLength !== bits) throw new Error('a modulus of another length than the blob says');
  return key;
}
