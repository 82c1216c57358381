import { systemClock } from '../clock.js';
import { labConfidentialAppId, labConfidentialSecret, labPublicAppId } from '../entra/applications.js';
import { contoso, contosoDirectory } from '../entra/contoso.js';
import { createEntra } from '../entra/entra.js';
import { createIdentityProvider } from '../identity-provider/identity-provider.js';
import { serveHosts } from '../network/serve-hosts.js';
import { seededRandom } from '../random.js';

export interface ServeLabOptions {
  readonly seed: string;
  /** Absent: any free one. Rejects with the system's error where it is taken. */
  readonly tlsPort?: number;
}

/** The emulated Entra and its identity provider, up for clients of this machine, in the machine's own time. */
export interface ServedLab {
  readonly tenantId: string;
  readonly tlsPort: number;
  readonly proxyPort: number;
  readonly hostNames: readonly string[];
  /** Root certificate to trust. */
  readonly authorityPem: string;
  readonly accounts: readonly { readonly userPrincipalName: string; readonly password: string; readonly kind: 'managed' | 'federated' }[];
  /** Apps that a client can be; without a secret: a public one. Redirect addresses on this machine are taken, with any port. */
  readonly clients: readonly { readonly clientId: string; readonly secret?: string }[];
  close(): Promise<void>;
}

/** Brings the service up. The same seed gives the same ids and codes in the same order of requests. */
export async function serveLab({ seed, tlsPort }: ServeLabOptions): Promise<ServedLab> {
  const clock = systemClock;
  const random = seededRandom(seed);
  const directory = contosoDirectory();
  const entra = createEntra({ clock, random, directory });
  const identityProvider = createIdentityProvider({ clock, random, directory, host: contoso.identityProviderHost });
  const hosts = [...entra.hosts, identityProvider.host];
  const served = await serveHosts({ hosts, nowUtc: clock.nowUtc, ...(tlsPort === undefined ? {} : { tlsPort }) });
  return {
    tenantId: contoso.tenantId,
    tlsPort: served.tlsPort,
    proxyPort: served.proxyPort,
    hostNames: hosts.map(({ name }) => name),
    authorityPem: served.authority.pem,
    accounts: directory.users.map(({ userPrincipalName, password }) => ({
      userPrincipalName, password, kind: directory.domains.find(({ name }) => userPrincipalName.endsWith(`@${name}`))?.federatedTo === undefined ? 'managed' as const : 'federated' as const,
    })),
    clients: [{ clientId: labPublicAppId }, { clientId: labConfidentialAppId, secret: labConfidentialSecret }],
    close: () => served.close(),
  };
}
