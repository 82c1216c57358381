import { encryptResponse } from '../crypto/encrypted-response.js';
import { wrapSessionKey } from '../crypto/session-key.js';
import { readDeviceSigned, readSessionSigned } from '../crypto/signed-request.js';

/** The parts of the PRT protocol that the power check breaks one by one; the service calls them here and nowhere else. */
export interface Protocol {
  readonly readDeviceSigned: typeof readDeviceSigned;
  readonly readSessionSigned: typeof readSessionSigned;
  readonly wrapSessionKey: typeof wrapSessionKey;
  readonly encryptResponse: typeof encryptResponse;
  /** False: the nonce was never issued, is used up or too old. */
  readonly acceptsNonce: (known: boolean) => boolean;
  /** Issuer of id tokens and access tokens of version 1. */
  readonly issuerOf: (tenantId: string) => string;
}

/** As Entra does it. */
export const usualProtocol: Protocol = {
  readDeviceSigned,
  readSessionSigned,
  wrapSessionKey,
  encryptResponse,
  acceptsNonce: (known) => known,
  issuerOf: (tenantId) => `https://sts.windows.net/${tenantId}/`,
};
