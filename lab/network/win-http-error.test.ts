import { connect, createServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { authoritiesFor } from './authorities.js';
import { closer, listen } from './loopback.js';
import { toFailure, WinHttpError } from './win-http-error.js';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

const numberOf = (code: string) => toFailure(Object.assign(new Error(code), { code })).winHttpError;

test.each([
  ['ECONNREFUSED', 12029],
  ['ECONNRESET', 12030],
  ['EPIPE', 12030],
  ['HPE_INVALID_CONSTANT', 12152],
  ['HPE_HEADER_OVERFLOW', 12182],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 12157],
  ['ERR_INVALID_CHAR', 87],
  ['EMFILE', 12004],
])('%s is %i', (code, winHttpError) => {
  expect(numberOf(code)).toBe(winHttpError);
});

test('a number that was decided stays, and anything at all is a failure', () => {
  expect(toFailure(new WinHttpError(12175, 'x'))).toEqual({ kind: 'failure', winHttpError: 12175, detail: 'x' });
  expect(toFailure('text').winHttpError).toBe(12004);
  expect(toFailure(null).winHttpError).toBe(12004);
});

test('a server that insists on a client certificate', async () => {
  const server = createServer({ ...(await authoritiesFor(['localhost'], Date.UTC(2026, 2, 2)).serverOf('lab')), requestCert: true, rejectUnauthorized: true, ca: [], minVersion: 'TLSv1.3' });
  close = closer(server);
  const port = await listen(server);
  const error = await new Promise((resolve) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
    socket.on('error', resolve).on('close', () => resolve(new Error('closed')));
  });
  expect(toFailure(error)).toMatchObject({ winHttpError: 12044 });
});
