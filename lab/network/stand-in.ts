import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as requestOverTls } from 'node:https';
import type { Server } from 'node:https';
import type { Authorities, AuthorityName } from './authorities.js';
import { loopback } from './loopback.js';
import type { Injection } from './transport.js';

/** An injection that opens TLS in place of the service. */
export type StandInInjection = Extract<Injection, { kind: 'inspected' | 'html' | 'service-status' }>;

/**
 * A TLS server for one tunnel whose far end is not the service. It listens nowhere: the proxy hands it the tunnel's socket.
 * @param servicePort Where the service itself listens on 127.0.0.1, for what is forwarded.
 */
export async function createStandIn(injection: StandInInjection, { serverOf }: Authorities, servicePort: number): Promise<Server> {
  return createServer({ ...(await serverOf(issuerOf(injection))), ca: [], handshakeTimeout: 20_000 }, (request, response) => {
    if (injection.kind === 'inspected') return forward(request, response, servicePort);
    const { status, headers, body } = answerOf(injection);
    request.resume();
    response.writeHead(status, { ...headers, connection: 'close' }).end(body);
  });
}

function issuerOf(injection: StandInInjection): AuthorityName {
  if (injection.kind === 'service-status') return 'lab';
  if (injection.kind === 'html') return 'gateway';
  return injection.trusted ? 'inspection' : 'unknown';
}

function answerOf(injection: Exclude<StandInInjection, { kind: 'inspected' }>) {
  if (injection.kind === 'html') return { status: injection.status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: injection.body };
  const retry: Record<string, string> = injection.retryAfterSeconds === undefined ? {} : { 'retry-after': String(injection.retryAfterSeconds) };
  return { status: injection.status, headers: { 'content-type': 'text/plain', ...retry }, body: STATUS_CODES[injection.status] ?? '' };
}

/** The client's certificate stays behind: its proof is a signature over the client's own handshake (RFC 8446 §4.4.3). */
function forward(request: IncomingMessage, response: ServerResponse, servicePort: number): void {
  const onward = requestOverTls(
    // Whether the service's certificate is good is the inspection device's business, and its clock is nobody's concern here.
    { host: loopback, port: servicePort, method: request.method, path: request.url, headers: { ...request.headers, connection: 'close' }, agent: false, rejectUnauthorized: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'close' });
      answer.on('error', () => response.destroy()).pipe(response);
    },
  );
  onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502, { connection: 'close' }).end()));
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
