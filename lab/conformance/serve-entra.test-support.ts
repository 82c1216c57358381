import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { LabClock, systemClock } from '../clock.js';
import { contoso, contosoDirectory } from '../entra/contoso.js';
import type { Directory } from '../entra/directory.js';
import { createEntra } from '../entra/entra.js';
import type { Entra } from '../entra/entra.js';
import type { Protocol } from '../entra/protocol.js';
import { createIdentityProvider } from '../identity-provider/identity-provider.js';
import { serveHosts } from '../network/serve-hosts.js';
import { seededRandom } from '../random.js';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An emulated Entra and its federated identity provider behind real TLS, for clients that know nothing of the lab. Its clock stands at this machine's time. */
export interface ServedEntra {
  readonly entra: Entra;
  readonly directory: Directory;
  readonly clock: LabClock;
  readonly port: number;
  /** `https://127.0.0.1:{port}` */
  readonly origin: string;
  /** CONNECT to the hosts by the names that clients have built in. */
  readonly proxyPort: number;
  /** PEM of the root to trust. */
  readonly authority: string;
  send(method: 'GET' | 'POST', url: string, options?: { readonly headers?: Record<string, string>; readonly body?: string }): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export async function serveEntra(protocol?: Protocol): Promise<ServedEntra> {
  const clock = new LabClock(systemClock.nowUtc);
  const directory = contosoDirectory();
  const random = seededRandom('conformance');
  const entra = createEntra({ clock, random, directory, ...(protocol !== undefined && { protocol }) });
  const identityProvider = createIdentityProvider({ clock, random, directory, host: contoso.identityProviderHost });
  const served = await serveHosts({ hosts: [...entra.hosts, identityProvider.host], nowUtc: clock.nowUtc });
  const origin = `https://127.0.0.1:${served.tlsPort}`;
  return {
    entra,
    directory,
    clock,
    port: served.tlsPort,
    origin,
    proxyPort: served.proxyPort,
    authority: served.authority.pem,
    send: (method, url, { headers, body } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = request(url, { method, ca: served.authority.pem, headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) } }, (incoming) => {
          let text = '';
          incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }));
        });
        outgoing.on('error', reject).end(body);
      }),
    close: () => served.close(),
  };
}
