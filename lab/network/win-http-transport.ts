import type { X509Certificate } from 'node:crypto';
import { request as requestOverHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connect, createSecureContext } from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { LabClock } from '../clock.js';
import type { Random } from '../random.js';
import { loopback } from './loopback.js';
import { connectTimeoutMilliseconds, receiveTimeoutMilliseconds } from './route.js';
import type { Route } from './route.js';
import { findDistrust, issuerOf, type Distrust } from './server-trust.js';
import type { Network, ProxySetting, Sender, Transport, TransportRequest, TransportResponse } from './transport.js';
import { toFailure, WinHttpError } from './win-http-error.js';

export interface WinHttpOptions {
  readonly pc: Parameters<Network['transportFor']>[0];
  /** Passes while a request is under way. */
  readonly clock: LabClock;
  readonly random: Random;
  routeTo(host: string, setting: ProxySetting): Route;
  /** Roots that a sender trusts now. */
  trustedBy(sender: Sender): Promise<readonly X509Certificate[]>;
}

const bodyLimitBytes = 1_048_576;

/** Real time that an answer may take. Nothing comes near it unless nobody is going to answer. */
const patienceMilliseconds = 20_000;
const patienceWithSilenceMilliseconds = 40;

/**
 * An HTTP client that judges and fails like WinHTTP: CONNECT through the wire or the named proxy, TLS verified by this PC's
 * clock and roots, then one request on a connection of its own. Redirects are handed to the caller.
 */
export function createWinHttpTransport({ pc, clock, random, routeTo, trustedBy }: WinHttpOptions): Transport {
  return {
    async send(request, sender) {
      clock.advance(40 + random.integer(201));
      try {
        const url = readUrl(request.url);
        const route = routeTo(url.hostname, pc.proxy[sender]);
        if (route.kind === 'failure') {
          clock.advance(route.waitMilliseconds);
          return { kind: 'failure', winHttpError: route.winHttpError, detail: route.detail };
        }
        const secureContext = secureContextFor(request);
        const roots = await trustedBy(sender);
        const tooLate = route.latencyMilliseconds > receiveTimeoutMilliseconds;
        clock.advance(tooLate ? receiveTimeoutMilliseconds : route.latencyMilliseconds);
        const response = await exchange({ request, url, route, secureContext, findDistrust: (certificate) => findDistrust(certificate, url.hostname, roots, pc.clock.nowUtc) });
        if (tooLate) throw new WinHttpError(12002, 'the answer came too late');
        return response;
      } catch (error) {
        if (error instanceof Silence) clock.advance(connectTimeoutMilliseconds);
        return toFailure(error);
      }
    },
  };
}

function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new WinHttpError(12005, `not an address: ${text}`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new WinHttpError(12006, `neither http nor https: ${text}`);
  if (url.protocol === 'http:' || url.port) throw new WinHttpError(12029, 'hosts of the lab listen at port 443 alone');
  return url;
}

/** All connections without a client certificate share one. No roots of Node's own: nobody asks it to verify. */
const withoutCertificate = createSecureContext({ ca: [], minVersion: 'TLSv1.2' });

function secureContextFor({ clientCertificate }: TransportRequest): SecureContext {
  if (!clientCertificate) return withoutCertificate;
  if (!clientCertificate.key) throw new WinHttpError(12185, 'the client certificate has no private key');
  try {
    return createSecureContext({ ca: [], minVersion: 'TLSv1.2', cert: clientCertificate.certificate, key: clientCertificate.key });
  } catch {
    throw new WinHttpError(12186, 'the private key of the client certificate can not be used');
  }
}

/** Nobody answered. */
class Silence extends WinHttpError {
  constructor() {
    super(12002, 'nobody answers');
  }
}

interface Exchange {
  readonly request: TransportRequest;
  readonly url: URL;
  readonly route: Route & { kind: 'open' };
  readonly secureContext: SecureContext;
  findDistrust(certificate: X509Certificate): Distrust | undefined;
}

async function exchange({ request, url, route, secureContext, findDistrust }: Exchange): Promise<TransportResponse> {
  const opened: { destroy(): void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silence()), route.silent ? patienceWithSilenceMilliseconds : patienceMilliseconds);
  });
  async function run(): Promise<TransportResponse> {
    const tunnel = await openTunnel(route.port, url.hostname, opened);
    if (tunnel.status !== 200) return { kind: 'response', status: tunnel.status, headers: tunnel.headers, body: '', issuer: '' };
    const socket = await openTls(tunnel.socket, url.hostname, secureContext, opened);
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new WinHttpError(12175, `certificate of ${url.hostname}: the server has none`);
    const distrust = findDistrust(certificate);
    if (distrust) throw new WinHttpError(12175, `certificate of ${url.hostname}: ${distrust.detail}`, { thumbprint: certificate.fingerprint.replaceAll(':', ''), code: distrust.code });
    return { ...(await ask(socket, url, request, opened)), issuer: issuerOf(certificate) };
  }
  try {
    return await Promise.race([run(), silence]);
  } finally {
    clearTimeout(timer);
    // The innermost first: TLS must not lose the socket under it.
    for (const one of opened.reverse()) one.destroy();
  }
}

type Opened = { destroy(): void }[];

function openTunnel(port: number, host: string, opened: Opened): Promise<{ status: number; headers: Record<string, string>; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const request = requestOverHttp({ host: loopback, port, method: 'CONNECT', path: `${host}:443`, headers: { host: `${host}:443` }, agent: false });
    opened.push(request);
    request.on('error', reject);
    request.on('connect', (response, socket) => {
      opened.push(socket);
      socket.on('error', reject);
      resolve({ status: response.statusCode ?? 0, headers: headersOf(response), socket: socket as Socket });
    });
    request.end();
  });
}

function openTls(tunnel: Socket, host: string, secureContext: SecureContext, opened: Opened): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // Node would judge by this machine's clock; see `findDistrust` for who does it instead.
    const socket = connect({ socket: tunnel, servername: host, secureContext, rejectUnauthorized: false });
    opened.push(socket);
    socket.on('error', reject);
    socket.on('secureConnect', () => resolve(socket));
  });
}

function ask(socket: TLSSocket, url: URL, { method, headers, body }: TransportRequest, opened: Opened): Promise<Omit<TransportResponse, 'issuer'>> {
  return new Promise((resolve, reject) => {
    const request = requestOverHttp({ createConnection: () => socket, method, path: url.pathname + url.search, headers: { host: url.hostname, ...headers, connection: 'close' } });
    opened.push(request);
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > bodyLimitBytes) reject(new WinHttpError(12184, `the answer is larger than ${bodyLimitBytes} bytes`));
        else chunks.push(chunk);
      });
      response.on('end', () => resolve({ kind: 'response', status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks).toString('utf8') }));
    });
    request.end(body);
  });
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}
