import { readDeviceSigned, readSessionSigned } from '../crypto/signed-request.js';
import type { Suite } from '../crypto/suite.js';
import { entraSuite } from '../crypto/suite.js';

/** v1: `/oauth2/token` with `resource`; v2: `/oauth2/v2.0/token` with `scope`. */
export type EndpointVersion = 'v1' | 'v2';

/** The parts of the PRT protocol that the power check breaks one by one. The service takes them from here and nowhere else. */
export interface Protocol {
  /** Key derivation, RSA-OAEP, the writing of `ctx`. */
  readonly suite: Suite;
  readonly readDeviceSigned: typeof readDeviceSigned;
  readonly readSessionSigned: typeof readSessionSigned;
  /** False: any nonce will do. */
  readonly checksNonce: boolean;
  /** v1 answers are AES-CBC under a header that says GCM; newer ones are GCM (protocol §1.5). */
  readonly encryption: Readonly<Record<EndpointVersion, 'cbc' | 'gcm'>>;
  /** Issuer of access tokens, and of id tokens of version 1. */
  readonly issuerOf: (tenantId: string) => string;
}

/** As Entra does it. */
export const usualProtocol: Protocol = {
  suite: entraSuite,
  readDeviceSigned,
  readSessionSigned,
  checksNonce: true,
  encryption: { v1: 'cbc', v2: 'gcm' },
  issuerOf: (tenantId) => `https://sts.windows.net/${tenantId}/`,
};
