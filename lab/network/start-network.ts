import { X509Certificate } from 'node:crypto';
import type { LabClock } from '../clock.js';
import type { Certificate } from '../crypto/certificates.js';
import type { Random } from '../random.js';
import { startConnectProxy } from './connect-proxy.js';
import type { Host } from './host-app.js';
import { createInjections } from './injections.js';
import { findRoute } from './route.js';
import { startService } from './serve-hosts.js';
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
  const { hostNames, serverFor } = service;
  const wire = await startConnectProxy({ hosts: hostNames, injectionFor: onWire.find, serverFor });
  const proxy = await startConnectProxy({
    hosts: hostNames,
    injectionFor: (host) => atProxy.find(host) ?? [onWire.find(host)].find((injection) => injection?.kind === 'service-status'),
    serverFor,
  });
  const { authority } = await service.identityOf('lab');
  const rootOf = async (name: 'lab' | 'gateway' | 'inspection') => new X509Certificate((await service.identityOf(name)).authority.pem);
  return {
    proxyPort: wire.port,
    tlsPort: service.tlsPort,
    authority,
    inject: onWire.set,
    injectAtProxy: atProxy.set,
    transportFor: (pc) =>
      createWinHttpTransport({
        pc,
        clock,
        random,
        routeTo: (host, setting) => findRoute(host, setting, { hosts: hostNames, onWire, atProxy, wirePort: wire.port, proxyPort: proxy.port }),
        trustedBy: (sender) => Promise.all([rootOf('lab'), rootOf('gateway'), ...(pc.trustsInspection[sender] ? [rootOf('inspection')] : [])]),
      }),
    close: async () => void (await Promise.all([wire.close(), proxy.close(), service.close()])),
  };
}
