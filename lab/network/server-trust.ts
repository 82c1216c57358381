import type { X509Certificate } from 'node:crypto';

/** Why a client must not talk to the holder of a certificate. */
export interface Distrust {
  readonly detail: string;
  /** What Windows calls it: CERT_E_UNTRUSTEDROOT, CERT_E_CN_NO_MATCH, CERT_E_EXPIRED (which stands for "not valid yet" too). */
  readonly code: '0x800b0109' | '0x800b010f' | '0x800b0101';
}

/** What is wrong with a server's certificate; absent: nothing. TLS has proved already that the server holds it. */
export function findDistrust(certificate: X509Certificate, host: string, authorities: readonly X509Certificate[], nowUtc: number): Distrust | undefined {
  const issuer = authorities.find((authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey));
  if (!issuer) return { detail: `issued by ${issuerOf(certificate)}, which is not trusted`, code: '0x800b0109' };
  if (!certificate.checkHost(host)) return { detail: `not for ${host}`, code: '0x800b010f' };
  const bad = [certificate, issuer].find(({ validFrom, validTo }) => nowUtc < Date.parse(validFrom) || nowUtc > Date.parse(validTo));
  return bad && { detail: `valid from ${bad.validFrom} to ${bad.validTo}, and this clock says otherwise`, code: '0x800b0101' };
}

/** Common name of the issuer. */
export function issuerOf(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.issuer)?.[1] ?? certificate.issuer;
}
