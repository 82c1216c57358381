import type { LabClock } from '../clock.js';
import type { Certificate } from '../crypto/certificates.js';
import type { Random } from '../random.js';
import type { AuthorityName } from './authorities.js';
import { startConnectProxy } from './connect-proxy.js';
import type { Host } from './host-app.js';
import { createInjections } from './injections.js';
import { findRoute } from './route.js';
import { defaultPatienceMilliseconds, startService } from './serve-hosts.js';
import type { Network } from './transport.js';
import { createWinHttpTransport } from './win-http-transport.js';

/** The network of a world, up. */
export interface StartedNetwork extends Network {
  /** The wire: outside clients may use it as their proxy, and meet what is injected. */
  readonly proxyPort: number;
  readonly tlsPort: number;
  /** The lab's root; PEM for `NODE_EXTRA_CA_CERTS` or `REQUESTS_CA_BUNDLE`. */
  readonly authority: Certificate;
}

/**
 * Brings up the hosts, the wire to them and the company's named proxy, all on 127.0.0.1. The proxy has a line of its own: of
 * what stands on the wire, it meets only what the service itself answers.
 */
export async function startNetwork({ hosts, clock, random }: { hosts: readonly Host[]; clock: LabClock; random: Random }): Promise<StartedNetwork> {
  const service = await startService({ hosts, nowUtc: clock.nowUtc });
  const onWire = createInjections();
  const atProxy = createInjections();
  const { hostNames, serverFor, authorities } = service;
  const wire = await startConnectProxy({ hosts: hostNames, injectionFor: onWire.find, serverFor, patienceMilliseconds: defaultPatienceMilliseconds });
  const proxy = await startConnectProxy({
    hosts: hostNames,
    injectionFor: (host) => atProxy.find(host) ?? [onWire.find(host)].find((injection) => injection?.kind === 'service-status'),
    serverFor,
    patienceMilliseconds: defaultPatienceMilliseconds,
  });
  return {
    proxyPort: wire.port,
    tlsPort: service.tlsPort,
    authority: await authorities.rootOf('lab'),
    inject: onWire.set,
    injectAtProxy: atProxy.set,
    transportFor: (pc) =>
      createWinHttpTransport({
        pc,
        clock,
        random,
        routeTo: (host, setting) => findRoute(host, setting, { hosts: hostNames, onWire, atProxy, wirePort: wire.port, proxyPort: proxy.port }),
        trustedBy: async (sender) => {
          const names: AuthorityName[] = pc.trustsInspection[sender] ? ['lab', 'gateway', 'inspection'] : ['lab', 'gateway'];
          return Promise.all(names.map(async (name) => (await authorities.rootOf(name)).x509));
        },
      }),
    close: async () => void (await Promise.all([service.close(), wire.close(), proxy.close()])),
  };
}
