import type { Hono } from 'hono';

/** What a request brings besides HTTP. */
export interface HostBindings {
  /** DER of the certificate that the client proved to hold in the TLS handshake. Absent: none, or not asked for. */
  readonly clientCertificate?: Uint8Array;
}

export type HostApp = Hono<{ Bindings: HostBindings }>;

/** A host name of the emulated service and who answers there. Sockets and TLS are the network's part. */
export interface Host {
  readonly name: string;
  readonly app: HostApp;
  /** `device.login.microsoftonline.com` and deletions at the registration service ask for a certificate in the handshake. */
  readonly asksForClientCertificate: boolean;
}
