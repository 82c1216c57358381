import 'reflect-metadata';
import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import type { Extension } from '@peculiar/x509';
import { importPrivateKey, importPublicKey, rsaWithSha256 } from './web-crypto-key.js';

/** A certificate in the forms that its users want. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly pem: string;
  /** SHA-1 over the DER, upper-case hex, as Windows names certificates. */
  readonly thumbprint: string;
}

/** Distinguished name: one entry for each relative name, in the order of the DER. */
export type DistinguishedName = Record<string, string[]>[];

/** How long a certificate is valid, in whole seconds, and its number in hex. */
export interface Validity {
  readonly validFromUtc: number;
  readonly validToUtc: number;
  readonly serialNumber: string;
}

/** Signs a certificate with RSA PKCS #1 v1.5 and SHA-256: the same input gives the same bytes. */
export async function issueCertificate(
  options: Validity & {
    readonly subject: DistinguishedName;
    readonly issuer: DistinguishedName;
    /** Public, or private with its public part used. */
    readonly publicKey: KeyObject;
    readonly issuerKey: KeyObject;
    readonly extensions: Extension[];
  },
): Promise<Certificate> {
  const certificate = await X509CertificateGenerator.create({
    serialNumber: options.serialNumber,
    subject: options.subject,
    issuer: options.issuer,
    notBefore: new Date(options.validFromUtc),
    notAfter: new Date(options.validToUtc),
    signingAlgorithm: rsaWithSha256,
    publicKey: await importPublicKey(options.publicKey),
    signingKey: await importPrivateKey(options.issuerKey),
    extensions: options.extensions,
  });
  const der = new Uint8Array(certificate.rawData);
  return { der, pem: `${certificate.toString('pem')}\n`, thumbprint: thumbprintOf(der) };
}

/** SHA-1 over the DER, upper-case hex. */
export function thumbprintOf(der: Uint8Array): string {
  return createHash('sha1').update(der).digest('hex').toUpperCase();
}
