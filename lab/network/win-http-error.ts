import type { Distrusted, TransportFailure } from './transport.js';

/** Something that ended an exchange, by its WinHTTP error. */
export class WinHttpError extends Error {
  readonly winHttpError: number;
  readonly distrusted: Distrusted | undefined;

  constructor(winHttpError: number, detail: string, distrusted?: Distrusted) {
    super(detail);
    this.winHttpError = winHttpError;
    this.distrusted = distrusted;
  }
}

/**
 * What WinHTTP calls what Node met. Beyond the documented meaning of each number, which of them Windows picks is modelled. The
 * words are the lab's own: Node's tell on which side of a moment a reset was noticed, and no two runs agree on that.
 * Source: https://learn.microsoft.com/windows/win32/winhttp/error-messages
 */
export function toFailure(error: unknown): TransportFailure {
  if (error instanceof WinHttpError) return { kind: 'failure', winHttpError: error.winHttpError, detail: error.message, ...(error.distrusted && { distrusted: error.distrusted }) };
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
  const [, winHttpError, detail] = meanings.find(([pattern]) => pattern.test(code)) ?? [undefined, 12004, 'something that the lab does not know'];
  return { kind: 'failure', winHttpError, detail };
}

/** By the code of Node's error; the first that matches. */
const meanings: readonly (readonly [code: RegExp, winHttpError: number, detail: string])[] = [
  [/^ECONNREFUSED$/, 12029, 'the connection was refused'],
  [/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 12030, 'the connection was reset'],
  [/^HPE_HEADER_OVERFLOW$/, 12182, 'the headers of the answer are too large'],
  [/^HPE_/, 12152, 'the answer is no HTTP'],
  // The server's alert of TLS 1.3 where none was presented.
  [/^ERR_SSL.*CERTIFICATE_REQUIRED$/, 12044, 'the server insists on a client certificate'],
  [/^(ERR_SSL|EPROTO)/, 12157, 'the TLS handshake failed'],
  // ERROR_INVALID_PARAMETER, which is not of WinHTTP's own range.
  [/^(ERR_INVALID|ERR_HTTP|ERR_UNESCAPED_CHARACTERS)/, 87, 'headers or address can not be sent'],
];
