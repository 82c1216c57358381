import type { TransportFailure } from './transport.js';

/** Something that ended an exchange, by its WinHTTP error. */
export class WinHttpError extends Error {
  readonly winHttpError: number;

  constructor(winHttpError: number, detail: string) {
    super(detail);
    this.winHttpError = winHttpError;
  }
}

/**
 * What WinHTTP calls what Node met. Beyond the documented meaning of each number, which of them Windows picks is modelled.
 * Source: https://learn.microsoft.com/windows/win32/winhttp/error-messages
 */
export function toFailure(error: unknown): TransportFailure {
  if (!(error instanceof Error)) return { kind: 'failure', winHttpError: internalError, detail: String(error) };
  return { kind: 'failure', winHttpError: error instanceof WinHttpError ? error.winHttpError : numberOf((error as NodeJS.ErrnoException).code), detail: error.message };
}

const internalError = 12004;

function numberOf(code = ''): number {
  if (code === 'ECONNREFUSED') return 12029;
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') return 12030;
  if (code === 'HPE_HEADER_OVERFLOW') return 12182;
  if (code.startsWith('HPE_')) return 12152;
  // The server's alert `certificate_required` of TLS 1.3, sent where none was presented.
  if (code.includes('CERTIFICATE_REQUIRED')) return 12044;
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return 12157;
  // ERROR_INVALID_PARAMETER, which is not of WinHTTP's own range: the caller's headers or address can't be sent.
  if (code.startsWith('ERR_INVALID') || code.startsWith('ERR_HTTP') || code === 'ERR_UNESCAPED_CHARACTERS') return 87;
  return internalError;
}
