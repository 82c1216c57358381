import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One file that the page may ask for: on the disk, or in memory where it came in through a pipe. */
export type ServedFile = { readonly path: string; readonly modifiedUtc?: number } & ({ readonly from: string } | { readonly bytes: Uint8Array });

export interface Served {
  /** The page's address. Nobody can guess it, and only who knows it gets anything. */
  readonly address: string;
  readonly close: () => void;
}

/**
 * Serves the page and the evidence on this PC alone (127.0.0.1, a free port). The evidence lies below a random path and is
 * given to the page itself only: a page of another site can neither read it nor, by a name that leads to this PC, ask for
 * it as its own. Nothing but these files can be asked for.
 */
export async function servePage(page: string, files: readonly ServedFile[], unread: readonly { readonly file: string; readonly reason: string }[]): Promise<Served> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const address = `http://${host}/${token}/`;
  const list = JSON.stringify({ files: files.map(({ path, modifiedUtc }) => ({ path, ...(modifiedUtc === undefined ? {} : { modifiedUtc }) })), unread });
  // The page from a file asks nobody for anything; this one may ask for its own evidence.
  const served = page.replace('connect-src \'none\'', `connect-src ${address}`);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, { host, root: `/${token}/`, page: served, list, files });
  });
  return { address, close: () => closeAll(server) };
}

interface Site {
  readonly host: string;
  readonly root: string;
  readonly page: string;
  readonly list: string;
  readonly files: readonly ServedFile[];
}

function answer(request: IncomingMessage, response: ServerResponse, { host, root, page, list, files }: Site): void {
  const { method, url = '', headers } = request;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Content-Security-Policy', 'frame-ancestors \'none\'');
  // A name of another site that leads to this PC would make its page ours.
  if (headers.host !== host) return end(response, 403);
  if (method !== 'GET' && method !== 'HEAD') return end(response, 405);
  if (url === root) return send(response, 'text/html; charset=utf-8', page);
  const from = headers['sec-fetch-site'];
  if (!url.startsWith(root) || (from !== undefined && from !== 'same-origin')) return end(response, 404);
  const rest = url.slice(root.length);
  if (rest === 'evidence') return send(response, 'application/json', list);
  const number = rest.startsWith('evidence/') && rest.length < 20 ? Number(rest.slice('evidence/'.length)) : Number.NaN;
  const file = files[number];
  if (file === undefined) return end(response, 404);
  response.setHeader('Content-Type', 'application/octet-stream');
  if ('bytes' in file) {
    response.end(file.bytes);
    return;
  }
  const stream = fs.createReadStream(file.from);
  stream.once('error', () => (response.headersSent ? response.destroy() : end(response, 410)));
  stream.pipe(response);
  response.once('close', () => stream.destroy());
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('Content-Type', type);
  response.end(body);
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

function closeAll(server: Server): void {
  server.close();
  server.closeAllConnections();
}
