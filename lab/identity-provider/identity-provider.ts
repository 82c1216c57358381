import type { Clock } from '../clock.js';
import type { Directory } from '../entra/directory.js';
import type { Host } from '../network/host-app.js';
import type { Random } from '../random.js';

export interface IdentityProviderOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  /** `sts.fabrikam.test` */
  readonly host: string;
}

/** An identity provider like AD FS: metadata exchange (MEX) and WS-Trust. Faults change what it publishes and answers. */
export interface IdentityProvider {
  readonly host: Host;
  mex: 'usual' | 'without-password-endpoint' | 'without-certificate-endpoint' | 'with-dtd' | 'not-xml';
  /** A SOAP fault that every request for a token gets. Absent: the password decides. */
  fault?: { readonly code: string; readonly reason: string };
}
