import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Host, HostBindings } from './host-app.js';

/** No request of the protocol comes near it; a host may refuse much less with an error of its own. */
const bodyLimitBytes = 1_048_576;

/**
 * Takes requests to the host that their `Host` header names. Clients that connect to 127.0.0.1 or `localhost` mean the first
 * host: neither SNI nor anything else of the connection decides. An unknown name gets 421.
 */
export function answerHosts(hosts: readonly Host[]): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const front = new Hono<{ Bindings: HostBindings & { readonly hostName: string } }>()
    .onError((_error, c) => c.body(null, 400))
    .all('*', async (c) => {
      const host = byName.get(c.env.hostName) ?? (['127.0.0.1', 'localhost'].includes(c.env.hostName) ? hosts[0] : undefined);
      if (!host) return c.text('no such host here', 421);
      // A host sees whole requests only: who leaves in the middle of one was never there.
      const { url, method, headers } = c.req.raw;
      const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(c.req.raw);
      if (body === 'too-large') return c.body(null, 413);
      return host.app.fetch(new Request(url, { method, headers, ...(body && { body }) }), c.env);
    });
  const listener = getRequestListener(
    (request, { incoming }) => front.fetch(request, { hostName: hostNameOf(incoming as IncomingMessage), ...clientCertificateOf(incoming.socket as TLSSocket) }),
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

/** Hono's own limit makes a new `Request` of one without a length, which the adapter's requests do not allow. */
async function readBody({ body, headers }: Request): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  if (Number(headers.get('content-length') ?? 0) > bodyLimitBytes) return 'too-large';
  const parts: Uint8Array[] = [];
  let lengthBytes = 0;
  for await (const part of body ?? []) {
    lengthBytes += part.length;
    if (lengthBytes > bodyLimitBytes) return 'too-large';
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function hostNameOf(incoming: IncomingMessage): string {
  return (incoming.headers.host ?? '').replace(/:\d*$/, '').toLowerCase();
}

function clientCertificateOf(socket: TLSSocket): HostBindings {
  const certificate = socket.getPeerX509Certificate();
  return certificate ? { clientCertificate: certificate.raw } : {};
}
