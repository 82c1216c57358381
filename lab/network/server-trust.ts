import type { X509Certificate } from 'node:crypto';

/** Why a client must not talk to the holder of a certificate; absent: it may. TLS has proved already that he holds it. */
export function findDistrust(certificate: X509Certificate, host: string, authorities: readonly X509Certificate[], nowUtc: number): string | undefined {
  const issuer = authorities.find((authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey));
  if (!issuer) return `issued by ${issuerOf(certificate)}, which is not trusted`;
  if (!certificate.checkHost(host)) return `not for ${host}`;
  const bad = [certificate, issuer].find(({ validFrom, validTo }) => nowUtc < Date.parse(validFrom) || nowUtc > Date.parse(validTo));
  return bad && `valid from ${bad.validFrom} to ${bad.validTo}, and this clock says otherwise`;
}

/** Common name of the issuer. */
export function issuerOf(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.issuer)?.[1] ?? certificate.issuer;
}
