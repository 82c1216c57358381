import { createServer } from 'node:https';
import type { Server, ServerOptions } from 'node:https';
import type { Certificate } from '../crypto/certificates.js';
import { answerHosts } from './answer-hosts.js';
import { authoritiesFor } from './authorities.js';
import type { Authorities } from './authorities.js';
import { startConnectProxy } from './connect-proxy.js';
import type { Host } from './host-app.js';
import { closer, limits, listen } from './loopback.js';
import { createStandIn } from './stand-in.js';
import type { Injection } from './transport.js';

export interface ServeHostsOptions {
  /** The first one also answers who connects to 127.0.0.1 or `localhost`. */
  readonly hosts: readonly Host[];
  /** Certificates are valid around this instant: the lab's own, or the real one for clients that live in it. */
  readonly nowUtc: number;
  /** Absent: any free one. Rejects where it is taken. */
  readonly tlsPort?: number;
  readonly proxyPort?: number;
  /** Real time that a client may take over a handshake or a request before it is dropped. */
  readonly patienceMilliseconds?: number;
}

export const defaultPatienceMilliseconds = 20_000;

/** Hosts that are up on 127.0.0.1, for clients that nobody here wrote. */
export interface ServedHosts {
  /** Answers for every host, by the `Host` header. It asks for no client certificate. */
  readonly tlsPort: number;
  /** CONNECT to the hosts by their names. */
  readonly proxyPort: number;
  /**
   * The root to trust: its PEM is for `NODE_EXTRA_CA_CERTS` or `REQUESTS_CA_BUNDLE` of one process. Its private key is published
   * with the lab: whoever put it into a system's store would let anybody be `login.microsoftonline.com` to him.
   */
  readonly authority: Certificate;
  close(): Promise<void>;
}

/** Brings hosts up behind TLS and a CONNECT proxy. */
export async function serveHosts(options: ServeHostsOptions): Promise<ServedHosts> {
  const service = await startService(options);
  try {
    const proxy = await startConnectProxy({
      hosts: service.hostNames,
      injectionFor: () => undefined,
      serverFor: service.serverFor,
      port: options.proxyPort ?? 0,
      patienceMilliseconds: options.patienceMilliseconds ?? defaultPatienceMilliseconds,
    });
    return {
      tlsPort: service.tlsPort,
      proxyPort: proxy.port,
      authority: await service.authorities.rootOf('lab'),
      close: async () => void (await Promise.all([service.close(), proxy.close()])),
    };
  } catch (error) {
    await service.close();
    throw error;
  }
}

/** The TLS servers of the hosts, without a way to them. */
export interface Service {
  readonly hostNames: readonly string[];
  readonly tlsPort: number;
  readonly authorities: Authorities;
  /** Who opens TLS at the end of a tunnel to this host. */
  serverFor(host: string, injection: Injection | undefined): Promise<Server>;
  close(): Promise<void>;
}

export async function startService({ hosts, nowUtc, tlsPort, patienceMilliseconds = defaultPatienceMilliseconds }: Omit<ServeHostsOptions, 'proxyPort'>): Promise<Service> {
  const hostNames = hosts.map(({ name }) => name);
  const authorities = authoritiesFor(hostNames, nowUtc);
  const identity = await authorities.serverOf('lab');
  const answer = answerHosts(hosts);
  const start = async (options: ServerOptions, port?: number) => {
    // No roots: any client certificate is taken, and what it is worth is the host's decision.
    const server = createServer({ ...identity, ca: [], ...limits(patienceMilliseconds), handshakeTimeout: patienceMilliseconds, ...options }, answer);
    const close = closer(server);
    return { server, close, port: await listen(server, port) };
  };
  const plain = await start({}, tlsPort);
  const asking = await start({ requestCert: true, rejectUnauthorized: false });
  const listenerOf = (host: string) => (hosts.find(({ name }) => name === host)?.asksForClientCertificate ? asking : plain);
  return {
    hostNames,
    tlsPort: plain.port,
    authorities,
    async serverFor(host, injection) {
      if (injection?.kind === 'inspected' || injection?.kind === 'html' || injection?.kind === 'service-status') return createStandIn(injection, authorities, listenerOf(host).port);
      return listenerOf(host).server;
    },
    close: async () => void (await Promise.all([plain.close(), asking.close()])),
  };
}
