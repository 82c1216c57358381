import 'reflect-metadata';
import { isIP } from 'node:net';
import type { KeyObject } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
} from '@peculiar/x509';
import { issueCertificate } from './issue-certificate.js';
import type { Certificate, Validity } from './issue-certificate.js';
import { importPublicKey } from './web-crypto-key.js';

export type { Certificate } from './issue-certificate.js';

/** The certificate of an authority that signs itself: the lab's own, or that of a proxy that inspects TLS. */
export async function issueAuthority(options: Validity & { readonly commonName: string; readonly key: KeyObject }): Promise<Certificate> {
  const { commonName, key, ...validity } = options;
  const name = [{ CN: [commonName] }];
  return issueCertificate({
    ...validity,
    subject: name,
    issuer: name,
    publicKey: key,
    issuerKey: key,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(await importPublicKey(key)),
    ],
  });
}

/**
 * The certificate of a TLS server.
 * @param options.names DNS names and IP addresses; the first is the common name too.
 */
export async function issueServerCertificate(
  options: Validity & { readonly names: readonly string[]; readonly key: KeyObject; readonly issuer: Certificate; readonly issuerKey: KeyObject },
): Promise<Certificate> {
  const { names, key, issuer, ...rest } = options;
  return issueCertificate({
    ...rest,
    subject: [{ CN: [names[0]!] }],
    issuer: new X509Certificate(Buffer.from(issuer.der)).subjectName.toJSON(),
    publicKey: key,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name }))),
      await SubjectKeyIdentifierExtension.create(await importPublicKey(key)),
      await AuthorityKeyIdentifierExtension.create(await importPublicKey(options.issuerKey)),
    ],
  });
}
