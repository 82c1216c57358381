import { readUnverified } from '../crypto/signed-request.js';
import { judgeCertificate } from './device-authentication.js';
import type { DirectoryDevice } from './directory.js';
import type { EntraService } from './entra-service.js';
import { toleratedSkewSeconds } from './check-times.js';
import type { IssuedToken } from './issued-tokens.js';

/** What a browser brought to `/authorize` besides its request. */
export interface SsoCredentials {
  /** The PRT behind `x-ms-RefreshTokenCredential`. Absent: none, or ignored because its signature or nonce is wrong. */
  readonly prt?: IssuedToken;
  /** The device behind `x-ms-DeviceCredential`, or that of the PRT. */
  readonly device?: DirectoryDevice;
  /** A credential came without a nonce: the browser is sent round with one. */
  readonly wantsNonce: boolean;
}

/**
 * Reads the credentials of browser single sign-on. What is wrong with one is never an error: the header is ignored and the user
 * meets the sign-in page (MS-OAPXBC 17a90101-24f0-4908-b360-1a00f4934725).
 */
export function readSsoCredentials(service: EntraService, refreshTokenCredential: string | undefined, deviceCredential: string | undefined): SsoCredentials {
  // Both credentials of one request may carry the same nonce.
  const used = new Map<unknown, boolean>();
  const acceptsNonce = (nonce: unknown): boolean => {
    if (!service.protocol.checksNonce) return true;
    if (!used.has(nonce)) used.set(nonce, service.nonces.use(nonce));
    return used.get(nonce) === true;
  };
  const unverified = refreshTokenCredential === undefined ? undefined : readUnverified(refreshTokenCredential);
  const token = service.issued.refreshTokens.get(String(unverified?.payload['refresh_token']));
  const signed = refreshTokenCredential === undefined || token?.sessionKey === undefined ? undefined : service.protocol.readSessionSigned(refreshTokenCredential, token.sessionKey.value, service.protocol.suite);
  const nonce = signed?.payload['request_nonce'];
  const isFresh = nonce === undefined ? isRecent(service, signed?.payload['iat']) : acceptsNonce(nonce);
  const prt = signed !== undefined && signed.payload['is_primary'] === 'true' && isFresh ? token : undefined;
  return {
    wantsNonce: signed !== undefined && nonce === undefined && signed.payload['iat'] === undefined,
    ...(prt !== undefined && { prt }),
    ...readDevice(service, deviceCredential, acceptsNonce),
  };
}

function readDevice(service: EntraService, credential: string | undefined, acceptsNonce: (nonce: unknown) => boolean): { readonly device?: DirectoryDevice } {
  const signed = credential === undefined ? undefined : service.protocol.readDeviceSigned(credential);
  if (signed === undefined || signed.payload['grant_type'] !== 'device_auth' || !acceptsNonce(signed.payload['request_nonce'])) return {};
  const { device, fault } = judgeCertificate(service, signed.certificate);
  return device === undefined || fault !== undefined ? {} : { device };
}

/** Older clients send the time in place of a nonce. */
function isRecent({ clock }: EntraService, iat: unknown): boolean {
  const seconds = Number(iat);
  return iat !== undefined && Math.abs(clock.nowUtc / 1000 - seconds) <= toleratedSkewSeconds;
}
