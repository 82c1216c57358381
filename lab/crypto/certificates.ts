import 'reflect-metadata';
import { createHash, createPublicKey, webcrypto } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Extension } from '@peculiar/x509';
import { isIP } from 'node:net';

/** A certificate in the forms that its users want. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly pem: string;
  /** SHA-1 over the DER, upper-case hex, as Windows names certificates. */
  readonly thumbprint: string;
}

interface Validity {
  readonly validFromUtc: number;
  readonly validToUtc: number;
  /** Hex. */
  readonly serialNumber: string;
}

/** The certificate of an authority that signs itself: the lab's own, or that of a proxy that inspects TLS. */
export function issueAuthority({ commonName, key, ...validity }: { readonly commonName: string; readonly key: KeyObject } & Validity): Promise<Certificate> {
  const name = [{ CN: [commonName] }];
  return issue({
    ...validity,
    subject: name,
    issuer: name,
    publicKey: key,
    issuerKey: key,
    extensions: [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true)],
  });
}

/**
 * The certificate of a TLS server.
 * @param options.names DNS names and IP addresses, the first of which is the common name too.
 */
export function issueServerCertificate(
  options: { readonly names: readonly string[]; readonly key: KeyObject; readonly issuer: Certificate; readonly issuerKey: KeyObject } & Validity,
): Promise<Certificate> {
  const { names, key, issuer, ...rest } = options;
  return issue({
    ...rest,
    subject: [{ CN: [names[0]!] }],
    issuer: new X509Certificate(Buffer.from(issuer.der)).subjectName.toJSON(),
    publicKey: key,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name }))),
    ],
  });
}

/** Distinguished name, one entry for each relative name in the order of the DER. */
export type Name = Record<string, string[]>[];

/** A certificate signed with RSA PKCS #1 v1.5 and SHA-256: the same input gives the same bytes. For the certificates in this folder. */
export async function issue(
  options: {
    readonly subject: Name;
    readonly issuer: Name;
    /** Public, or private with its public part used. */
    readonly publicKey: KeyObject;
    readonly issuerKey: KeyObject;
    readonly extensions: Extension[];
  } & Validity,
): Promise<Certificate> {
  const publicKey = await importPublic(options.publicKey);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: options.serialNumber,
    subject: options.subject,
    issuer: options.issuer,
    notBefore: new Date(options.validFromUtc),
    notAfter: new Date(options.validToUtc),
    signingAlgorithm: rsa,
    publicKey,
    signingKey: await importPrivate(options.issuerKey),
    extensions: [...options.extensions, await SubjectKeyIdentifierExtension.create(publicKey, false)],
  });
  return describe(new Uint8Array(certificate.rawData));
}

/** The other forms of a certificate given as DER. */
export function describe(der: Uint8Array): Certificate {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g)!;
  return {
    der,
    pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
  };
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** Node's key as WebCrypto's, which the X.509 library signs with. */
export function importPrivate(key: KeyObject): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), rsa, false, ['sign']);
}

export function importPublic(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return webcrypto.subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), rsa, true, ['verify']);
}
