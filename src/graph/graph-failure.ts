import { stripSecrets } from '../core/intake/strip-secrets.js';
import { systemCode } from '../node/failure-words.js';

const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'no name server answered',
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'it did not answer in time',
  ENETUNREACH: 'there is no way to its network',
  EHOSTUNREACH: 'there is no way to it',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that Node does not trust; NODE_EXTRA_CA_CERTS names a file with your proxy\'s',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority that Node does not trust; NODE_EXTRA_CA_CERTS names a file with your proxy\'s',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an authority that Node does not trust; NODE_EXTRA_CA_CERTS names a file with your proxy\'s',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Why a host could not be asked, as part of a sentence. Holds no secret, whatever the error's text holds. */
export function networkWords(error: unknown): string {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'it did not answer in time';
  // `fetch` says only that it failed; the reason lies below, and below that where several addresses were tried.
  let code: string | undefined;
  let inner: unknown = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    code = systemCode(inner) ?? code;
    inner = inner instanceof AggregateError ? inner.errors[0] : inner.cause;
  }
  if (code === undefined) return plainWords(error);
  return words[code] === undefined ? code : `${words[code]} (${code})`;
}

/** The first line of an error's message, without secrets and without endless details. */
export function plainWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = stripSecrets(message.slice(0, 20_000)).split('\n', 1)[0]!.trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
