import { issueAuthority } from '../crypto/certificates.js';
import type { Certificate } from '../crypto/certificates.js';
import { fixtureKey } from '../crypto/fixture-keys.js';

/**
 * The certificate that a federated domain's settings name: the identity provider signs with its key, and Entra believes
 * assertions signed by it alone. The same bytes in every run.
 */
export function federationCertificate(): Promise<Certificate> {
  made ??= issueAuthority({
    commonName: 'ADFS Signing - sts.fabrikam.test',
    key: fixtureKey('identity-provider-signing'),
    // AD FS rolls it every year by default; a lab that runs by any clock cannot.
    validFromUtc: Date.UTC(2020, 0, 1),
    validToUtc: Date.UTC(2050, 0, 1),
    serialNumber: '1f5a3c7e',
  });
  return made;
}

let made: Promise<Certificate> | undefined;
