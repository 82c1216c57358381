import { createServer, STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'node:net';
import { closer, limits, listen } from './loopback.js';
import type { Injection } from './transport.js';

export interface ConnectProxyOptions {
  /** The only hosts that a tunnel leads to, at port 443. */
  readonly hosts: readonly string[];
  /** What stands in the way to a host now. */
  injectionFor(host: string): Injection | undefined;
  /** The TLS server at the end of a tunnel: the service, or what opens TLS in its place. */
  serverFor(host: string, injection: Injection | undefined): Promise<Server>;
  /** 0: any free one. */
  readonly port?: number;
  /** Real time that a client may take to ask. */
  readonly patienceMilliseconds: number;
}

export interface ConnectProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * An HTTP proxy on 127.0.0.1 that knows CONNECT alone and lets through to the hosts of the lab alone; anything else gets 403.
 * It dials nobody: a tunnel's socket is handed to the TLS server in this process, so no bug in it can reach out.
 */
export async function startConnectProxy({ hosts, injectionFor, serverFor, port = 0, patienceMilliseconds }: ConnectProxyOptions): Promise<ConnectProxy> {
  const server = createServer(limits(patienceMilliseconds));
  const close = closer(server);
  server.on('request', (_request, response) => response.writeHead(403, { connection: 'close' }).end());
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    socket.setTimeout(0);
    const target = /^([a-z0-9.-]{1,253}):(\d{1,5})$/i.exec(request.url ?? '');
    if (!target) return refuse(socket, 400);
    const host = target[1]!.toLowerCase();
    if (target[2] !== '443' || !hosts.includes(host)) return refuse(socket, 403);
    open(host, socket, head).catch(() => socket.destroy());
  });

  async function open(host: string, socket: Socket, head: Buffer): Promise<void> {
    const injection = injectionFor(host);
    switch (injection?.kind) {
      case 'unresolved':
      case 'refused':
        // A PC never comes here: its name does not resolve, or its port is closed. This is what other clients of the proxy get.
        return refuse(socket, 502);
      case 'proxy-status':
        return refuse(socket, injection.status);
      case 'timeout':
        // Nobody answers, until the client leaves or has waited too long.
        socket.setTimeout(patienceMilliseconds, () => socket.destroy());
        socket.on('end', () => socket.destroy()).resume();
        return;
      case 'reset':
        socket.resetAndDestroy();
        return;
    }
    const end = await serverFor(host, injection);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    end.emit('connection', socket);
  }

  return { port: await listen(server, port), close };
}

function refuse(socket: Socket, status: number): void {
  const challenge = status === 407 ? 'Proxy-Authenticate: Negotiate\r\n' : '';
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`);
  // Whoever keeps his half open must not keep ours.
  socket.destroySoon();
}
