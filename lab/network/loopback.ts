import type { AddressInfo, Server, Socket } from 'node:net';

/** The only address that anything in the lab binds or dials. */
export const loopback = '127.0.0.1';

/**
 * Starts to listen on 127.0.0.1, gives the port.
 * @param port 0: any free one. Rejects where the port is taken.
 */
export function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Options of an HTTP server that drops clients who take longer than this real time over a request. */
export function limits(patienceMilliseconds: number): { headersTimeout: number; requestTimeout: number; connectionsCheckingInterval: number } {
  return { headersTimeout: patienceMilliseconds, requestTimeout: patienceMilliseconds, connectionsCheckingInterval: Math.min(patienceMilliseconds, 5000) };
}

/**
 * Remembers the connections of a server, those handed to it by `emit('connection')` too, so that the function that it gives
 * ends them all with the server itself. Without it, one silent client would keep the process alive.
 */
export function closer(server: Server): () => Promise<void> {
  const open = new Set<Socket>();
  const remember = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  server.on('connection', remember);
  server.on('secureConnection', remember);
  return () =>
    new Promise((resolve) => {
      // A server that never listened says so as an error: it is closed all the same.
      server.close(() => resolve());
      // The latest first: TLS before the socket under it. The other way round crashes Node 20 at a client's end.
      for (const socket of [...open].reverse()) socket.destroy();
    });
}
