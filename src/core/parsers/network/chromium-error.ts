import type { Exchange } from '../../evidence/network.js';

/** What a network error of Chrome or Edge (`net::ERR_NAME_NOT_RESOLVED`) says about the step that failed. */
export interface ChromiumError {
  /** Absent: the page or an extension stopped the request, or the name is unknown. */
  readonly failedAt?: Exchange['failedAt'];
  /** False: the certificate was refused. */
  readonly tlsTrusted?: false;
}

/** Reads the name of an error; names are listed at chromium's `net/base/net_error_list.h`. */
export function chromiumError(text: string): ChromiumError {
  const at = text.indexOf('ERR_');
  if (at < 0) return {};
  const name = text.slice(at + 4, at + 80);
  if (name.startsWith('CERT_')) return { failedAt: 'tls', tlsTrusted: false };
  for (const [failedAt, starts] of steps) if (starts.some((start) => name.startsWith(start))) return { failedAt };
  return {};
}

/** In this order: `PROXY_CONNECTION_FAILED` before `CONNECTION_…`. */
const steps: readonly (readonly [NonNullable<Exchange['failedAt']>, readonly string[]])[] = [
  ['proxy', ['PROXY_', 'TUNNEL_CONNECTION_FAILED', 'HTTPS_PROXY_', 'SOCKS_', 'PAC_', 'MANDATORY_PROXY_', 'UNEXPECTED_PROXY_', 'UNSUPPORTED_AUTH_SCHEME', 'NO_SUPPORTED_PROXIES']],
  ['name', ['NAME_NOT_RESOLVED', 'NAME_RESOLUTION_FAILED', 'DNS_', 'ICANN_']],
  ['tls', ['SSL_', 'BAD_SSL_', 'TLS13_', 'ECH_', 'QUIC_HANDSHAKE_FAILED', 'WRONG_VERSION_ON_EARLY_DATA']],
  ['connect', ['CONNECTION_', 'TIMED_OUT', 'ADDRESS_', 'INTERNET_DISCONNECTED', 'NETWORK_', 'SOCKET_', 'FAILED']],
  ['http', ['EMPTY_RESPONSE', 'INVALID_RESPONSE', 'INVALID_HTTP_RESPONSE', 'HTTP2_', 'HTTP_', 'RESPONSE_HEADERS_', 'TOO_MANY_REDIRECTS', 'UNEXPECTED']],
];
