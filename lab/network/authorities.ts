import { fixtureKey } from '../crypto/fixture-keys.js';
import { issueAuthority, issueServerCertificate } from '../crypto/certificates.js';
import type { Certificate } from '../crypto/certificates.js';

/**
 * Who issues the server certificates that a PC meets: `lab` is the public authority of the emulated service. The others open
 * TLS on the way: `gateway` is trusted by every PC, `inspection` by those that say so, `unknown` by none.
 */
export type AuthorityName = 'lab' | 'gateway' | 'inspection' | 'unknown';

const commonNames: Readonly<Record<AuthorityName, string>> = {
  lab: 'Prtrace Lab Root',
  gateway: 'Contoso Web Gateway',
  inspection: 'Contoso TLS Inspection',
  unknown: 'Unmanaged TLS Inspection',
};

/** An authority with the one server certificate that it issued, for all hosts. */
export interface ServerIdentity {
  readonly authority: Certificate;
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

const dayMilliseconds = 86_400_000;

/** Gives the identity of an authority; made when it is first wanted, since most runs need the `lab` alone. */
export function createAuthorities(hostNames: readonly string[], nowUtc: number): (name: AuthorityName) => Promise<ServerIdentity> {
  const made = new Map<AuthorityName, Promise<ServerIdentity>>();
  return (name) => {
    let identity = made.get(name);
    if (!identity) made.set(name, (identity = issueIdentity(name, hostNames, nowUtc)));
    return identity;
  };
}

/** Valid from a month ago for a quarter: a PC whose clock is years off must see that (modelled; public ones last longer). */
async function issueIdentity(name: AuthorityName, hostNames: readonly string[], nowUtc: number): Promise<ServerIdentity> {
  const key = fixtureKey('tls-server');
  const issuerKey = fixtureKey(name === 'lab' ? 'lab-authority' : 'inspection-authority');
  // Clients that keep certificates must not meet one number twice, and lab serve is started again and again.
  const serialNumber = `01${Math.floor(nowUtc / 1000).toString(16).padStart(10, '0')}`;
  const authority = await issueAuthority({
    commonName: commonNames[name],
    key: issuerKey,
    validFromUtc: nowUtc - 365 * dayMilliseconds,
    validToUtc: nowUtc + 365 * dayMilliseconds,
    serialNumber: `${serialNumber}01`,
  });
  const server = await issueServerCertificate({
    names: [...hostNames, 'localhost', '127.0.0.1'],
    key,
    issuer: authority,
    issuerKey,
    validFromUtc: nowUtc - 30 * dayMilliseconds,
    validToUtc: nowUtc + 60 * dayMilliseconds,
    serialNumber: `${serialNumber}02`,
  });
  return { authority, certificate: server.pem, key: key.export({ type: 'pkcs8', format: 'pem' }) as string };
}
