/** A request as WinHTTP would send it. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Presented where the server asks for a client certificate; PEM of the certificate and its private key. */
  readonly clientCertificate?: { readonly certificate: string; readonly key: string };
}

/** An answer came, from whoever opened TLS. */
export interface TransportResponse {
  readonly kind: 'response';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Common name of who issued the server's certificate: an inspection device shows itself here. */
  readonly issuer: string;
}

/** No answer came: the WinHTTP error, such as 12007 for a name that does not resolve (protocol §3.1). */
export interface TransportFailure {
  readonly kind: 'failure';
  readonly winHttpError: number;
  /** Plain English, for people who watch the lab. */
  readonly detail: string;
  /** The server's certificate and why this PC does not trust it. Absent: the failure is another one. */
  readonly distrusted?: Distrusted;
}

/** A certificate that a server showed and nobody trusts. */
export interface Distrusted {
  /** SHA-1, upper-case hex. */
  readonly thumbprint: string;
  /** `0x800b0109`, see `Distrust`. */
  readonly code: string;
}

/** Who sends: WinHTTP settings and trusted roots of the machine (SYSTEM) or of the signed-in user. */
export type Sender = 'machine' | 'user';

/** The way from the PC to everything else. Never throws for what the network does. */
export interface Transport {
  send(request: TransportRequest, sender: Sender): Promise<TransportResponse | TransportFailure>;
}

/** `0x80070000` with the WinHTTP error in its low half, as dsregcmd prints `HTTP Error`. */
export function httpErrorOf({ winHttpError }: TransportFailure): string {
  return `0x${(0x8007_0000 + winHttpError).toString(16)}`;
}

/** What can go wrong between a PC and a host. Host names are exact; `*` means all that have no injection of their own. */
export type Injection =
  | { readonly kind: 'unresolved' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'timeout' }
  /** The proxy answers CONNECT with this, `407` for instance. */
  | { readonly kind: 'proxy-status'; readonly status: number }
  /** TLS is opened on the way: by the inspection authority that a PC may trust (`trustsInspection`), or by one that none trusts. */
  | { readonly kind: 'inspected'; readonly trusted: boolean }
  /** TLS is opened by a trusted authority on the way, and a page is answered in place of the service. */
  | { readonly kind: 'html'; readonly status: number; readonly body: string }
  /** The service itself answers so: 503 and its like. */
  | { readonly kind: 'service-status'; readonly status: number; readonly retryAfterSeconds?: number }
  /** Lab time that passes before the answer. */
  | { readonly kind: 'latency'; readonly milliseconds: number };

/** Proxy settings as WinHTTP (machine) or WinINET (user) hold them. */
export type ProxySetting =
  | { readonly kind: 'direct' }
  | { readonly kind: 'named'; readonly server: string; readonly bypass: readonly string[] }
  /** A PAC script that leads all to the named proxy. `…/wpad.dat` was found by auto-detection. */
  | { readonly kind: 'script'; readonly url: string };

/** The network of a world, as faults and the PC see it. */
export interface Network {
  /**
   * What stands on the direct way between all PCs and these hosts; `undefined` clears it. What goes through a named proxy takes
   * the proxy's own line: it meets only what the service itself answers (`service-status`). The name of a proxy or of a PAC
   * script's server may be given too: `unresolved`, `refused` and `timeout` then keep PCs from that server.
   */
  inject(host: string, injection: Injection | undefined): void;
  /** The same for what goes through a named proxy alone: all of `*` that is refused is a proxy that is down. */
  injectAtProxy(host: string, injection: Injection | undefined): void;
  /** Makes the way of one PC; its settings are read anew for each request. */
  transportFor(pc: { readonly clock: { readonly nowUtc: number }; readonly proxy: Readonly<Record<Sender, ProxySetting>>; readonly trustsInspection: Readonly<Record<Sender, boolean>> }): Transport;
  close(): Promise<void>;
}
