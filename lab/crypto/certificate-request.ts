import 'reflect-metadata';
import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Pkcs10CertificateRequest, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { isUsualRsa } from './usual-rsa.js';
import { importPrivateKey, importPublicKey, rsaWithSha256 } from './web-crypto-key.js';

/**
 * A certificate request (PKCS #10, DER) with which a PC joins: RSA, SHA-256, nothing but the common name.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-dvrj/e60e3298-f5bf-4203-97af-2082e08118cc
 */
export async function createCertificateRequest({ key, commonName }: { readonly key: KeyObject; readonly commonName: string }): Promise<Uint8Array> {
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [commonName] }],
    keys: { privateKey: await importPrivateKey(key), publicKey: await importPublicKey(key) },
    signingAlgorithm: rsaWithSha256,
  });
  return new Uint8Array(request.rawData);
}

/** Name and key in a request that is signed with that key (SHA-256, RSA from 2048 to 4096 bits); `undefined` for all others. */
export async function readCertificateRequest(der: Uint8Array): Promise<{ readonly commonName: string; readonly publicKey: KeyObject } | undefined> {
  const bytes = Buffer.from(der);
  // One sequence and nothing after it, as long as any request is. The library would also take PEM, base64, and bytes after the end.
  if (bytes.length < 256 || bytes.length > 16 * 1024 || bytes.readUInt16BE(0) !== 0x3082 || bytes.readUInt16BE(2) !== bytes.length - 4) return undefined;
  try {
    const request = new Pkcs10CertificateRequest(bytes);
    const names = request.subjectName.getField('CN');
    const publicKey = createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' });
    // The library's type for it needs the DOM's.
    const { name, hash } = request.signatureAlgorithm as unknown as { readonly name: string; readonly hash: { readonly name: string } };
    if (names.length !== 1 || !isUsualRsa(publicKey) || name !== rsaWithSha256.name || hash.name !== rsaWithSha256.hash || !(await request.verify())) return undefined;
    return { commonName: names[0]!, publicKey };
  } catch {
    return undefined;
  }
}
