import { X509Certificate } from 'node:crypto';
import { issueAuthority, issueServerCertificate } from '../crypto/certificates.js';
import type { Certificate } from '../crypto/certificates.js';
import { fixtureKey } from '../crypto/fixture-keys.js';

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

/** Issues what is wanted, when it is wanted: most runs need one server certificate. */
export interface Authorities {
  rootOf(name: AuthorityName): Promise<Root>;
  /** The one server certificate of an authority, for all hosts, with its key; PEM. */
  serverOf(name: AuthorityName): Promise<{ readonly cert: string; readonly key: string }>;
}

export interface Root extends Certificate {
  readonly x509: X509Certificate;
}

/** Same names and same instant, same certificates: runs of one process share them, for signing is most of a network's start. */
const shared = new Map<string, Authorities>();

/**
 * The authorities around an instant. A server certificate is valid from two months before it until four months after it: a PC
 * whose clock is years off must see that, and a scenario may last some weeks (modelled; public ones last longer).
 */
export function authoritiesFor(hostNames: readonly string[], nowUtc: number): Authorities {
  const id = JSON.stringify([hostNames, nowUtc]);
  const authorities = shared.get(id) ?? createAuthorities(hostNames, nowUtc);
  shared.set(id, authorities);
  return authorities;
}

const monthMilliseconds = 30 * 86_400_000;

function createAuthorities(hostNames: readonly string[], nowUtc: number): Authorities {
  // A client that keeps certificates must not meet one number twice, and `lab serve` is started again and again.
  const serialNumber = `01${Math.floor(nowUtc / 1000).toString(16).padStart(10, '0')}`;
  const issuerKeyOf = (name: AuthorityName) => fixtureKey(name === 'lab' ? 'lab-authority' : 'inspection-authority');
  const rootOf = once(async (name: AuthorityName): Promise<Root> => {
    const root = await issueAuthority({
      commonName: commonNames[name],
      key: issuerKeyOf(name),
      validFromUtc: nowUtc - 24 * monthMilliseconds,
      validToUtc: nowUtc + 24 * monthMilliseconds,
      serialNumber: `${serialNumber}01`,
    });
    return { ...root, x509: new X509Certificate(root.pem) };
  });
  const serverOf = once(async (name: AuthorityName) => {
    const key = fixtureKey('tls-server');
    const { pem } = await issueServerCertificate({
      names: [...hostNames, 'localhost', '127.0.0.1'],
      key,
      issuer: await rootOf(name),
      issuerKey: issuerKeyOf(name),
      validFromUtc: nowUtc - 2 * monthMilliseconds,
      validToUtc: nowUtc + 4 * monthMilliseconds,
      serialNumber: `${serialNumber}02`,
    });
    return { cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) as string };
  });
  return { rootOf, serverOf };
}

function once<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
